import { Injectable } from '@nestjs/common';
import type { LatestReport } from '#contract/homes.js';
import type { Actor } from '../platform/actor.js';

export interface LatestReportsSource {
  /** the files that were issued last and that the person may read, one a subject, kind and language; one statement */
  latest(actor: Actor, limit: number): Promise<LatestReport[]>;
}

/** Who issues files says here which are the latest: reports read the others, and nobody reads reports. */
@Injectable()
export class LatestReports {
  private source: LatestReportsSource | null = null;

  register(source: LatestReportsSource): void {
    this.source = source;
  }
  async of(actor: Actor, limit: number): Promise<LatestReport[]> {
    return (await this.source?.latest(actor, limit)) ?? [];
  }
}
