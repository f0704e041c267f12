/** A text in the two languages of the portal. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

export const RISKS = ['R1', 'R2', 'R3', 'R4', 'R5'] as const;
export type RiskCode = (typeof RISKS)[number];

export const CAUSES = ['human', 'technical', 'malicious', 'operational'] as const;
export type CauseCode = (typeof CAUSES)[number];

export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];
export const MAX_LEVEL = 4;

/** Hours of our own work a month at level 0, 1, 2, 3, 4. Estimates; the company edits them. */
export type EffortHours = readonly [number, number, number, number, number];

export interface Viewpoint {
  readonly code: string;
  readonly title: Bilingual;
  /** 0–1000, a default that an evaluation may change */
  readonly defaultWeight: number;
}

export interface Criterion {
  readonly code: string;
  readonly viewpoint: string;
  readonly title: Bilingual;
  readonly why: Bilingual;
  /** what is seen at level 0 … 4 */
  readonly anchors: readonly [Bilingual, Bilingual, Bilingual, Bilingual, Bilingual];
  /** codes of the evidence asked, see EVIDENCE_CODES */
  readonly evidence: readonly string[];
  readonly risks: readonly RiskCode[];
  readonly causes: readonly CauseCode[];
  /** 0–1000, a default that an evaluation may change */
  readonly defaultWeight: number;
  /** binds unless the evaluation says otherwise */
  readonly mustHaveDefault: boolean;
  readonly effortHours: EffortHours;
  /** numbers of other catalogues: scheme → references, e.g. iso27001_2022_annex_a → ['A.8.21'] */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
}

/** One published version; criteria stand in the order of the viewpoints. Never changed after publication. */
export interface Checklist {
  readonly version: string;
  readonly title: Bilingual;
  readonly viewpoints: readonly Viewpoint[];
  readonly criteria: readonly Criterion[];
}

export const EVIDENCE_CODES = ['DOC', 'CERT', 'RPT', 'SCR', 'LOG', 'CFG', 'CON', 'TST', 'DNS', 'TLS', 'INT'] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];
