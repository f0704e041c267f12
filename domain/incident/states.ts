export const INCIDENT_STATES = ['detected', 'contained', 'reported', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export const INCIDENT_EVENTS = ['contain', 'report', 'close', 'reopen'] as const;
export type IncidentEvent = (typeof INCIDENT_EVENTS)[number];

export const INCIDENT_SEVERITIES = ['critical', 'major', 'minor'] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** Ours in the handling of the data: we decide about it (委託元, or nobody is entrusted), or somebody entrusted it to us (委託先). */
export const INCIDENT_ROLES = ['principal', 'trustee'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** What is reported to whom; each is recorded with the instant at which it was done. */
export const REPORT_STEPS = ['preliminary', 'final', 'principal', 'persons'] as const;
/** 速報, 確報 to the commission; notice to those who entrusted us; notice to the persons concerned */
export type ReportStep = (typeof REPORT_STEPS)[number];

/** An instant as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
