import type { SlaTerms } from '#contract/slas.js';
import { type Downtime, shownAvailability } from '#domain/sla/display.js';
import { dayText } from '../report-view.js';
import type { SlaReportInput } from './sla-input.js';

import { type Pair, shown, type SlaText } from './text/ja.js';

const MINUTE = 60_000;
export const yenText = (yen: number): string => `¥${yen.toLocaleString('en-US')}`;
export const minutesText = (t: SlaText, ms: number): string => {
  const text = t.minutes(Math.abs(ms) / MINUTE);
  return ms < 0 ? `−${text}` : text;
};
export function availabilityText(downtime: Downtime, target: string): string {
  const text = shownAvailability(downtime, target);
  return text === null ? '―' : `${text}%`;
}

/** 2026/10/14 09:02 by the clock of the zone, with seconds where there are some. */
export function clockText(instant: string | number, zone: string): string {
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', ...digits, hourCycle: 'h23' });
  return format.format(new Date(instant)).replaceAll('-', '/').replace(/:00$/, '');
}

export const monthText = (t: SlaText, month: string): string =>
  t.monthOf(Number(month.slice(0, 4)), Number(month.slice(5)));

export function rulesText(t: SlaText, { timeZone, availability, serviceHours }: SlaTerms): string {
  const { denominator, minOutageMinutes, planned } = availability;
  const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  return [
    t.zone(timeZone),
    t.denominators[denominator],
    ...(serviceHours
      ? [
          t.hours(
            [1, 2, 3, 4, 5, 6, 0].filter((day) => serviceHours.days.includes(day)).map((day) => t.weekdays[day] ?? ''),
            clock(serviceHours.from),
            clock(serviceHours.to),
            serviceHours.closedOnHolidays,
          ),
        ]
      : []),
    planned.excluded ? t.plannedExcluded(planned.noticeHours, planned.monthlyMinutes) : t.plannedCounts,
    minOutageMinutes > 0 ? t.atLeast(minOutageMinutes) : t.everyOutage,
  ].join(t.separator);
}

/** How the two figures were counted, in numbers. */
export function howPairs(t: SlaText, { month }: SlaReportInput): Pair[] {
  const { result, terms } = month;
  return [
    [t.target, `${result.target}%`],
    [t.rules, rulesText(t, terms)],
    [t.denominator, shown(result.contractual.baseMs / MINUTE)],
    [t.countedTotal, shown(result.contractual.downMs / MINUTE)],
    [t.plannedTotal, shown(result.plannedMs / MINUTE)],
    [t.rawDenominator, shown(result.raw.baseMs / MINUTE)],
    [t.measuredTotal, shown(result.raw.downMs / MINUTE)],
    [t.formulaVersion, String(month.formulaVersion)],
  ];
}

export function creditPairs(t: SlaText, { month, language }: SlaReportInput): Pair[] {
  const day = (text: string): string => dayText(text, language);
  const { credit, result, terms } = month;
  const due = credit ?? result.credit;
  const bands = terms.credits.bands.map(({ atLeast, below, percent }): Pair => [
    t.band(atLeast ?? '0', below),
    `${percent}%`,
  ]);
  if (!due) return [[t.creditState, t.noCredit], ...bands];
  return [
    [t.creditState, credit ? t.creditStates[credit.state] : t.creditOpen],
    [t.amount, due.yen === null ? t.unknownAmount : yenText(due.yen)],
    [t.rate, t.rateOf(due.percent, terms.credits.monthlyFeeYen === null ? null : yenText(terms.credits.monthlyFeeYen))],
    [t.claimBy, due.claimBy === null ? t.noDeadline : day(due.claimBy)],
    ...(credit?.claimedOn ? [[t.claimedOn, day(credit.claimedOn)] as const] : []),
    ...(credit?.receivedOn
      ? [[t.receivedOn, `${day(credit.receivedOn)} ${yenText(credit.receivedYen ?? 0)}`] as const]
      : []),
    ...(credit?.note ? [[t.note, credit.note] as const] : []),
    ...bands,
  ];
}

export function reviewPairs(t: SlaText, { month: { review }, language }: SlaReportInput): Pair[] {
  if (!review) return [[t.review, t.noReview]];
  return [
    [t.reviewed, `${dayText(review.reviewedOn, language)} ${review.reviewedBy}`],
    [t.conclusion, t.conclusions[review.conclusion]],
    [t.remarks, review.note || '―'],
    ...review.actions.map(({ text, dueOn }, index): Pair => [
      t.action(index + 1),
      dueOn === null ? text : `${text}${t.inBrackets(t.until(dayText(dueOn, language)))}`,
    ]),
  ];
}
