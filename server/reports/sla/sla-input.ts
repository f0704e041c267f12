import type { Sla, SlaMonth, SlaMonthPoint } from '#contract/slas.js';
import type { ReportLanguage } from '../report-input.js';

type ReportOutage = Omit<SlaMonth['outages'][number], 'id' | 'slaId' | 'removed' | 'version' | 'exclusion'> & {
  readonly exclusion: Omit<SlaMonth['outages'][number]['exclusion'], 'approvalId'>;
};

/** Everything that the report of a month is made from, plain JSON: its hash says whether the file was issued before. */
export interface SlaReportInput {
  readonly language: ReportLanguage;
  /** where the verification page is, without a trailing slash */
  readonly origin: string;
  readonly fictitious: boolean;
  readonly sla: Pick<Sla, 'title' | 'service' | 'endedOn'> & { readonly contractor: string; readonly owner: string };
  readonly month: Pick<
    SlaMonth,
    'month' | 'state' | 'result' | 'differs' | 'terms' | 'measurements' | 'closedAt' | 'closedBy' | 'formulaVersion'
  > & {
    readonly review: Omit<NonNullable<SlaMonth['review']>, 'version'> | null;
    readonly credit: Omit<NonNullable<SlaMonth['credit']>, 'version' | 'events' | 'late'> | null;
    readonly outages: readonly ReportOutage[];
    readonly maintenance: readonly Omit<SlaMonth['maintenance'][number], 'id' | 'version'>[];
  };
  /** twelve months up to this one */
  readonly year: readonly Pick<SlaMonthPoint, 'month' | 'state' | 'result'>[];
}

export interface SlaSources {
  readonly sla: Sla;
  readonly month: SlaMonth;
  readonly year: readonly SlaMonthPoint[];
  readonly fictitious: boolean;
}

/** What may change without the report saying anything else (versions, what the reader may do) is left out. */
export function slaInput(
  { sla, month, year, fictitious }: SlaSources,
  { language, origin }: Pick<SlaReportInput, 'language' | 'origin'>,
): SlaReportInput {
  const { title, service, endedOn, contractor, owner } = sla;
  const { state, result, differs, terms, measurements, closedAt, closedBy, formulaVersion } = month;
  return {
    ...{ language, origin, fictitious },
    sla: { title, service, endedOn, contractor: contractor.name, owner: owner?.name ?? '' },
    month: {
      ...{ month: month.month, state, result, differs, terms, measurements, closedAt, closedBy, formulaVersion },
      review: month.review && without(month.review, 'version'),
      credit: month.credit && without(month.credit, 'version', 'events', 'late'),
      outages: month.outages.map(({ exclusion, ...outage }) => ({
        ...without(outage, 'id', 'slaId', 'removed', 'version'),
        exclusion: without(exclusion, 'approvalId'),
      })),
      maintenance: month.maintenance.map((window) => without(window, 'id', 'version')),
    },
    year: year.map((one) => ({ month: one.month, state: one.state, result: one.result })),
  };
}

function without<T extends object, K extends keyof T & string>(from: T, ...keys: readonly K[]): Omit<T, K> {
  const left = Object.entries(from).filter(([key]) => !keys.includes(key as K));
  return Object.fromEntries(left) as Omit<T, K>;
}
