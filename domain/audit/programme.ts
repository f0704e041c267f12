import type { Bilingual } from '../checklist/checklist.js';

/** How much it weighs when the question is not met. */
export const SEVERITIES = ['critical', 'major', 'minor', 'observation'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface AuditSection {
  readonly code: string;
  readonly title: Bilingual;
}

export interface AuditQuestion {
  readonly code: string;
  readonly section: string;
  readonly text: Bilingual;
  /** how it is looked into: documents, a screen, a sample, a demonstration … */
  readonly method: Bilingual;
  /** the evidence that is asked for */
  readonly evidence: Bilingual;
  readonly defaultSeverity: Severity;
  /** safety control measure of the guidelines to the personal information act */
  readonly safetyMeasure: Bilingual;
  /** criteria of the checklist that ask the same of a service */
  readonly criteria: readonly string[];
  /** ISO/IEC 27001:2022 Annex A */
  readonly controls: readonly string[];
  readonly note: Bilingual | null;
}

/** One published version of the audit programme; questions stand in the order of the sections. Never changed after publication. */
export interface AuditProgramme {
  readonly version: string;
  readonly title: Bilingual;
  /** what is asked of a contractor of low importance: contract, certificates, automatic probes */
  readonly lowTierQuestions: readonly string[];
  readonly sections: readonly AuditSection[];
  readonly questions: readonly AuditQuestion[];
}

/** A question that has to be rated before an audit is closed. */
export function isMandatory({ defaultSeverity }: AuditQuestion): boolean {
  return defaultSeverity === 'critical' || defaultSeverity === 'major';
}
