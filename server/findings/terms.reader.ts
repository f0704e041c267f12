import { Injectable } from '@nestjs/common';
import type { FindingTerms } from '#domain/finding/terms.js';
import { FindingTermsRepository } from './terms.repository.js';

/** How long findings may take, as rules take it. */
@Injectable()
export class FindingTermsReader {
  constructor(private readonly repository: FindingTermsRepository) {}

  /** One statement. */
  async terms(): Promise<FindingTerms> {
    return (await this.repository.one()).terms;
  }
}
