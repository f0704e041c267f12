import type { SlaTerms } from '#contract/slas.js';
import { type MonthResult, monthResults, SLA_FORMULA_VERSION } from '#domain/sla/months.js';
import { monthsBetween } from '#domain/sla/zone.js';
import type { ReportLanguage } from '../report-input.js';
import type { SlaReportInput } from './sla-input.js';

export interface SlaSketch {
  readonly language?: ReportLanguage;
  readonly state?: 'running' | 'open' | 'closed';
  /** nothing was down */
  readonly empty?: boolean;
  /** many short outages more */
  readonly more?: number;
  readonly text?: string;
  readonly target?: string;
}

const CALENDAR = { daysOff: new Map(), knownUntil: '2030-12-31' };
const at = (text: string): number => Date.parse(`${text}+09:00`);

/** An invented SLA: overlapping outages, one in planned maintenance, one whose exclusion waits, one that was excluded. */
export function slaFixture(sketch: SlaSketch = {}): SlaReportInput {
  const { language = 'ja', state = 'closed', empty = false, more = 0, text = '送信の遅延', target = '99.90' } = sketch;
  const terms: SlaTerms = {
    timeZone: 'Asia/Tokyo',
    availability: {
      ...{ target, denominator: 'plannedService', minOutageMinutes: 1 },
      planned: { excluded: true, noticeHours: 24, monthlyMinutes: 240 },
    },
    serviceHours: null,
    targets: [
      { key: 'told', kind: 'notification', title: text, direction: 'atMost', limit: '60', unit: 'minutes' },
      { key: 'rto', kind: 'rto', title: '復旧', direction: 'atMost', limit: '1', unit: 'hours' },
    ],
    credits: {
      monthlyFeeYen: 54_000,
      claimDays: 30,
      bands: [
        { below: target, atLeast: '99.0', percent: '15' },
        { below: '99.0', atLeast: null, percent: '30' },
      ],
    },
  };
  type Sketched = readonly [from: string, to: string | null, exclusion: 'none' | 'requested' | 'approved' | 'rejected'];
  const sketched: Sketched[] = [
    ['2026-10-03T02:10', '2026-10-03T02:31', 'none'],
    ['2026-10-14T09:02', '2026-10-14T09:33', 'none'],
    ['2026-10-14T09:20', '2026-10-14T09:41', 'rejected'],
    ['2026-10-20T10:00', '2026-10-20T12:00', 'approved'],
    ['2026-10-27T18:05', '2026-10-27T18:11', 'requested'],
    ...Array.from({ length: more }, (_, index): Sketched => {
      const day = `2026-10-${String(1 + (index % 28)).padStart(2, '0')}T20:${String(10 + (index % 40))}`;
      return [`${day}:00`, `${day}:30`, 'none'];
    }),
  ];
  const outages: SlaReportInput['month']['outages'] = (empty ? [] : sketched).map(([from, to, exclusion], index) => ({
    startsAt: new Date(at(from)).toISOString(),
    endsAt: to === null ? null : new Date(at(to)).toISOString(),
    durationMs: (to === null ? at('2026-11-01T00:00') : at(to)) - at(from),
    cause: index === 0 ? 'plannedMaintenance' : 'provider',
    note: text,
    source: index % 2 === 0 ? 'hand' : 'csv',
    reference: index % 2 === 0 ? null : `INC-${index}`,
    notifiedAt: index === 1 ? new Date(at('2026-10-14T10:45')).toISOString() : null,
    notifiedLate: index === 1 ? true : null,
    exclusion: {
      state: exclusion,
      ground: exclusion === 'none' ? null : 'forceMajeure',
      argument: exclusion === 'none' ? '' : text,
      announcedAt: null,
      decidedBy: exclusion === 'approved' || exclusion === 'rejected' ? '監査 一郎' : null,
      decidedOn: exclusion === 'approved' || exclusion === 'rejected' ? '2026-11-05' : null,
    },
  }));
  const window = { start: at('2026-10-03T02:00'), end: at('2026-10-03T03:00'), announced: at('2026-10-01T09:00') };
  const record = {
    versions: [{ from: '2025-11', terms }],
    outages: outages.map(({ startsAt, endsAt, exclusion }) => ({
      start: Date.parse(startsAt),
      end: endsAt === null ? null : Date.parse(endsAt),
      excluded: exclusion.state === 'approved',
    })),
    windows: [window],
  };
  const now = state === 'running' ? at('2026-10-28T00:00') : at('2026-11-24T00:00');
  const year = monthResults(monthsBetween('2025-11', '2026-10'), record, now, CALENDAR);
  const result = year.at(-1);
  if (!result) throw new Error('no month');
  const closed = state === 'closed';
  return {
    language,
    origin: 'http://127.0.0.1:3000',
    fictitious: true,
    sla: {
      ...{ title: '配信基盤サービス 稼働率', service: 'メール配信', endedOn: null },
      ...{ contractor: 'サンプル配信株式会社', owner: '管理 太郎' },
    },
    month: {
      ...{ month: '2026-10', state, result: wire(result), differs: false, terms },
      measurements: [{ key: 'told', value: '103', met: false, note: '', source: 'hand' }],
      closedAt: closed ? '2026-11-02T01:00:00.000Z' : null,
      closedBy: closed ? '管理 太郎' : null,
      formulaVersion: SLA_FORMULA_VERSION,
      review: closed
        ? {
            ...{ conclusion: 'act', note: text, reviewedBy: '管理 太郎', reviewedOn: '2026-11-10' },
            actions: [{ text, dueOn: '2026-12-10' }],
          }
        : null,
      credit:
        closed && result.credit
          ? {
              ...{ month: '2026-10', state: 'due', claimedOn: null, receivedOn: null, receivedYen: null, note: '' },
              ...result.credit,
            }
          : null,
      outages,
      maintenance: [
        {
          startsAt: new Date(window.start).toISOString(),
          endsAt: new Date(window.end).toISOString(),
          announcedAt: new Date(window.announced).toISOString(),
          ...{ note: text, inTime: true },
        },
      ],
    },
    year: year.map((one) => ({
      month: one.month,
      state: one.month === '2026-10' ? state : 'closed',
      result: wire(one),
    })),
  };
}

/** As it comes over the wire. */
const wire = (result: MonthResult): SlaReportInput['month']['result'] => ({ ...result });
