export const AUDIT_STATES = [
  'planned',
  'announced',
  'answering',
  'fieldwork',
  'factCheck',
  'reported',
  'closed',
  'cancelled',
] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

export const AUDIT_EVENTS = [
  'announce',
  'ask',
  'begin',
  'end',
  'resume',
  'report',
  'close',
  'postpone',
  'cancel',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

export const AUDIT_MODES = ['document', 'remote', 'onsite'] as const;
export type AuditMode = (typeof AUDIT_MODES)[number];

/** 適合, 観察事項, 軽微な不適合, 重大な不適合, 緊急, 対象外, 未確認. */
export const RATINGS = ['conform', 'observation', 'minor', 'major', 'critical', 'na', 'unverified'] as const;
export type Rating = (typeof RATINGS)[number];

/** Who answered: the contractor, ourselves on its behalf, or what it has published. */
export const ANSWERED_BY = ['contractor', 'ourselves', 'public'] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number];
