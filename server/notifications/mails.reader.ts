import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** Mails as other features may know of them. */
@Injectable()
export class MailsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that nobody tries to send any more. */
  async failedCount(): Promise<number> {
    const [row] = await this.unitOfWork.manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM mails WHERE state = 'failed'`,
    );
    return row?.count ?? 0;
  }
}
