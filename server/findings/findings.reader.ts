import { Injectable } from '@nestjs/common';
import { FindingsRepository, type KnownFinding } from './findings.repository.js';

export type { KnownFinding };

/** Findings as other features may know them, the latest first. */
@Injectable()
export class FindingsReader {
  constructor(private readonly findings: FindingsRepository) {}

  ofContractor(contractorId: string): Promise<KnownFinding[]> {
    return this.findings.known('contractor_id', contractorId);
  }
  ofAudit(auditId: string): Promise<KnownFinding[]> {
    return this.findings.known('audit_id', auditId);
  }
}
