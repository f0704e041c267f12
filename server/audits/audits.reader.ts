import { Injectable } from '@nestjs/common';
import type { AuditSheet } from '#contract/audits.js';
import type { Actor } from '../platform/actor.js';
import { AuditSheets } from './audit-sheets.js';

/** Audits as other features may know them. */
@Injectable()
export class AuditsReader {
  constructor(private readonly sheets: AuditSheets) {}

  /** The whole of an audit; refuses with 404 what there is not. */
  sheet(actor: Actor, id: string): Promise<AuditSheet> {
    return this.sheets.of(actor, id);
  }
}
