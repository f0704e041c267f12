import { Injectable } from '@nestjs/common';
import { FindingsRepository, type KnownFinding, type OpenFinding } from './findings.repository.js';

export type { KnownFinding };

/** Findings as other features may know them, the latest first. */
@Injectable()
export class FindingsReader {
  constructor(private readonly findings: FindingsRepository) {}

  ofContractor(contractorId: string): Promise<KnownFinding[]> {
    return this.findings.known('contractor_id', contractorId);
  }
  /** Those of each that still ask something of somebody, the nearest deadline first; who has none is absent. One statement. */
  async openOf(contractorIds: readonly string[]): Promise<ReadonlyMap<string, readonly OpenFinding[]>> {
    return Map.groupBy(await this.findings.openOf(contractorIds), ({ contractorId }) => contractorId);
  }
  /** How many deadlines have passed, how many fall between today and that day, and the first of these. One statement. */
  dueCounts(today: string, until: string): Promise<{ overdue: number; soon: number; soonOn: string | null }> {
    return this.findings.dueCounts(today, until);
  }
  ofAudit(auditId: string): Promise<KnownFinding[]> {
    return this.findings.known('audit_id', auditId);
  }
}
