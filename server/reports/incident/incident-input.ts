import type { Incident } from '#contract/incidents.js';
import type { ReportLanguage } from '../report-input.js';

export type DraftedReport = 'preliminary' | 'final';

/** Everything that a draft report is made from, plain JSON. */
export interface IncidentReportInput {
  readonly language: ReportLanguage;
  readonly step: DraftedReport;
  readonly incident: Pick<
    Incident,
    | 'number'
    | 'title'
    | 'role'
    | 'contractor'
    | 'engagement'
    | 'occurredAt'
    | 'detectedAt'
    | 'learnedAt'
    | 'toldAt'
    | 'containedAt'
    | 'containment'
    | 'persons'
    | 'texts'
    | 'requirement'
    | 'entries'
  >;
  readonly clock: Pick<Incident['clocks'][number], 'fromAt' | 'dueAt' | 'dueOn' | 'doneAt'> | null;
}

export function incidentInput(incident: Incident, step: DraftedReport, language: ReportLanguage): IncidentReportInput {
  const clock = incident.clocks.find((one) => one.clock === step);
  return {
    language,
    step,
    incident: {
      number: incident.number,
      title: incident.title,
      role: incident.role,
      contractor: incident.contractor,
      engagement: incident.engagement,
      occurredAt: incident.occurredAt,
      detectedAt: incident.detectedAt,
      learnedAt: incident.learnedAt,
      toldAt: incident.toldAt,
      containedAt: incident.containedAt,
      containment: incident.containment,
      persons: incident.persons,
      texts: incident.texts,
      requirement: incident.requirement,
      entries: incident.entries,
    },
    clock: clock ? { fromAt: clock.fromAt, dueAt: clock.dueAt, dueOn: clock.dueOn, doneAt: clock.doneAt } : null,
  };
}
