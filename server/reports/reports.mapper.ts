import type { IssuedReport, Verification } from '#contract/reports.js';
import type { ListedReport, Verified } from './reports.repository.js';

export const toIssuedReport = (row: ListedReport, isCurrent: boolean): IssuedReport => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  language: row.language,
  subjectType: row.subjectType,
  subjectId: row.subjectId,
  title: row.title,
  issuedAt: row.issuedAt.toISOString(),
  issuedBy: row.issuedByName,
  byteCount: row.byteCount,
  sha256: row.sha256,
  isCurrent,
});

/** Whoever holds the paper may know that it is genuine and how old, not what it is about. */
export const toVerification = (typed: string, found: Verified | null): Verification => ({
  code: found?.code ?? typed,
  valid: found !== null,
  issuedAt: found?.issuedAt.toISOString() ?? null,
  kind: found?.kind ?? null,
  newerExists: found?.newerExists ?? null,
});
