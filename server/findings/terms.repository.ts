import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { FindingTermsEntity } from './findings.entities.js';

@Injectable()
export class FindingTermsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get terms() {
    return this.unitOfWork.manager.getRepository(FindingTermsEntity);
  }

  /** The migration puts the one row there. */
  one(): Promise<FindingTermsEntity> {
    return this.terms.findOneByOrFail({ id: 'terms' });
  }
  /** Held until the transaction ends. */
  lock(): Promise<FindingTermsEntity> {
    return this.terms.findOneOrFail({ where: { id: 'terms' }, lock: { mode: 'pessimistic_write' } });
  }
  async save(terms: FindingTermsEntity): Promise<void> {
    await this.terms.save(terms);
  }
}
