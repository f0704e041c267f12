import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** What audits write back to the register; each call joins the caller's transaction, whose trail event says it. */
@Injectable()
export class ContractorsWriter {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The fieldwork of a closed audit was on this day; an older audit that is closed later changes nothing. */
  async audited(contractorId: string, on: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `UPDATE contractors SET last_audited_on = greatest(last_audited_on, $2::date) WHERE id = $1`,
      [contractorId, on],
    );
  }
}
