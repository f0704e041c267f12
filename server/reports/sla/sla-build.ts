import { toNumber } from '#domain/evaluation/fraction.js';
import { availabilityOf, type Downtime, shownDifference } from '#domain/sla/display.js';
import type { Interval } from '#domain/sla/intervals.js';
import { treatmentsIn } from '#domain/sla/treatment.js';
import type { Issue } from '../report-input.js';
import { dayText } from '../report-view.js';
import type { SlaReportInput } from './sla-input.js';
import type { Look, OutageLine, SlaView, Stretch, Tile, YearMonth } from './sla-view.js';
import {
  availabilityText,
  clockText,
  creditPairs,
  howPairs,
  minutesText,
  monthText,
  reviewPairs,
  rulesText,
  yenText,
} from './sla-words.js';
import { en } from './text/en.js';
import { ja, type SlaText } from './text/ja.js';

const MINUTE = 60_000;

export const textOf = (language: SlaReportInput['language']): SlaText => (language === 'ja' ? ja : en);

export const titleOf = ({ sla, month, language }: SlaReportInput): string =>
  `${sla.contractor} ${sla.title} ${monthText(textOf(language), month.month)}`;

export function slaView(input: SlaReportInput, issue: Issue): SlaView {
  const { language, sla, month } = input;
  const t = textOf(language);
  const { result, terms } = month;
  const draft = issue.code === '';
  const treated = treatmentOf(input);
  const zone = terms.timeZone;
  const stretch = ({ start, end }: Interval): Stretch => ({
    fromText: clockText(start, zone),
    toText: clockText(end, zone),
    length: end - start,
  });
  return {
    heading: titleOf(input),
    codeLine: draft ? t.draftLong : `${t.code} ${issue.code}`,
    ...{ issue, language, t, draft, fictitious: input.fictitious },
    verifyUrl: `${input.origin}/verify/${issue.code}`,
    title: sla.title,
    contractor: sla.contractor,
    month: monthText(t, month.month),
    asOf: dayText(issue.asOf, language),
    facts: [
      [
        [t.contractor, sla.contractor],
        [t.service, sla.service || '―'],
      ],
      [[t.target, `${result.target}%${t.inBrackets(rulesText(t, terms))}`]],
      [
        [t.closedBy, closedText(t, input)],
        [t.owner, sla.owner || '―'],
      ],
    ],
    ...headline(t, input),
    tiles: tiles(t, input),
    how: howPairs(t, input),
    outages: outageLines(t, input, treated?.of),
    counted: treated?.counted.map(stretch) ?? [],
    measured: treated?.measured.map(stretch) ?? [],
    denominator: result.contractual.baseMs,
    rawDenominator: result.raw.baseMs,
    countedMs: result.contractual.downMs,
    measuredMs: result.raw.downMs,
    // the stretches say how long it was, unless they are of another state of the records
    derivable: treated !== null && sum(treated.counted) === result.contractual.downMs,
    target: Number(result.target),
    year: input.year.map((one) => yearMonth(t, one)),
    others: others(t, input),
    credit: creditPairs(t, input),
    review: reviewPairs(t, input),
  };
}

const sum = (intervals: readonly Interval[]): number => intervals.reduce((all, one) => all + one.end - one.start, 0);

function closedText(t: SlaText, { month }: SlaReportInput): string {
  if (month.closedAt === null) return t.monthStates[month.state];
  return `${clockText(month.closedAt, month.terms.timeZone)} ${month.closedBy ?? ''}`;
}

function treatmentOf({ month }: SlaReportInput): ReturnType<typeof treatmentsIn> {
  return treatmentsIn(
    month.result,
    month.terms,
    month.outages.map(({ startsAt, endsAt, exclusion }, index) => ({
      id: String(index),
      start: Date.parse(startsAt),
      end: endsAt === null ? null : Date.parse(endsAt),
      excluded: exclusion.state === 'approved',
    })),
    month.maintenance
      .filter(({ inTime }) => inTime)
      .map(({ startsAt, endsAt }) => ({ start: Date.parse(startsAt), end: Date.parse(endsAt) })),
  );
}

function headline(t: SlaText, { month }: SlaReportInput): Pick<SlaView, 'headline' | 'headlineLook' | 'remarks'> {
  const { contractual, target, met, budget, reason } = month.result;
  const name = monthText(t, month.month);
  const value = availabilityText(contractual, target);
  const left = minutesText(t, Math.abs(budget.leftMs));
  const points = (shownDifference(contractual, target) ?? '').replace('−', '');
  return {
    headline: met === null ? t.noVerdict(name) : (met ? t.metBy : t.breachedBy)(name, value, `${target}%`),
    headlineLook: met === null ? 'plain' : met ? 'good' : 'bad',
    remarks: [
      ...(reason === 'noServiceTime' ? [t.noServiceTime] : []),
      ...(met === false ? [t.below(points, left)] : budget.allowedMs === 0 ? [t.whole] : [t.above(left)]),
      t.unrounded,
      ...(month.differs ? [t.differs] : []),
      ...(month.state === 'closed' ? [] : [t.notClosed]),
    ],
  };
}

function tiles(t: SlaText, { month }: SlaReportInput): Tile[] {
  const { contractual, raw, target, met, budget, recovery, credit } = month.result;
  const look: Look = met === null ? 'plain' : met ? 'good' : 'bad';
  const due = month.credit ?? credit;
  const fee = month.terms.credits.monthlyFeeYen;
  return [
    { label: t.contractual, value: availabilityText(contractual, target), below: `${t.target} ${target}%`, look },
    { label: t.raw, value: availabilityText(raw, target), below: t.rawHint, look: 'plain' },
    {
      label: t.budget,
      value: minutesText(t, budget.leftMs),
      below: t.budgetOf(minutesText(t, budget.allowedMs), minutesText(t, budget.spentMs)),
      look: budget.leftMs < 0 ? 'bad' : 'plain',
    },
    {
      label: t.repair,
      value:
        recovery.medianMs === null || recovery.p90Ms === null
          ? '―'
          : `${minutesText(t, recovery.medianMs)} / ${minutesText(t, recovery.p90Ms)}`,
      below: t.repairCount(recovery.count, recovery.open),
      look: 'plain',
    },
    {
      label: t.creditTile,
      value: due ? (due.yen === null ? `${due.percent}%` : yenText(due.yen)) : '―',
      below: due ? t.rateOf(due.percent, fee === null ? null : yenText(fee)) : t.noCredit,
      look: 'plain',
    },
  ];
}

function outageLines(
  t: SlaText,
  { month, language }: SlaReportInput,
  of: NonNullable<ReturnType<typeof treatmentsIn>>['of'] | undefined,
): OutageLine[] {
  const zone = month.terms.timeZone;
  return month.outages.map((one, index) => {
    const { state, ground, argument, decidedBy, decidedOn } = one.exclusion;
    const found = of?.get(String(index));
    const counts = found ? found.treatment === 'counted' || found.treatment === 'united' : state !== 'approved';
    const asked = state === 'requested' && counts;
    const told = one.notifiedAt === null ? '' : t.notified(clockText(one.notifiedAt, zone));
    return {
      from: clockText(one.startsAt, zone),
      to: one.endsAt === null ? t.open : clockText(one.endsAt, zone),
      minutes: one.durationMs / MINUTE,
      countedMinutes: found ? found.countedMs / MINUTE : null,
      fate: asked ? t.asked : t.treatments[found?.treatment ?? (counts ? 'counted' : 'excluded')],
      look: asked ? 'warn' : counts ? 'bad' : 'plain',
      cause: [t.causes[one.cause], one.note].filter(Boolean).join(t.colon),
      source: [t.sources[one.source], one.reference ?? '', told, one.notifiedLate === true ? t.late : '']
        .filter(Boolean)
        .join(' '),
      exclusion:
        state === 'none'
          ? ''
          : [
              `${ground === null ? '' : `${t.grounds[ground]}${t.colon}`}${argument}`,
              decidedBy === null
                ? t.exclusionStates[state]
                : `${t.exclusionStates[state]} ${decidedBy} ${decidedOn === null ? '' : dayText(decidedOn, language)}`,
            ].join(' / '),
    };
  });
}

function yearMonth(t: SlaText, { month, state, result }: SlaReportInput['year'][number]): YearMonth {
  const { target, raw, contractual, met } = result;
  return {
    label: monthText(t, month),
    short: t.shortMonth(Number(month.slice(5))),
    target: Number(target),
    targetText: `${target}%`,
    raw: valueOf(raw),
    contractual: valueOf(contractual),
    rawText: availabilityText(raw, target),
    text: availabilityText(contractual, target),
    met,
    verdict: state === 'running' ? t.runningMonth : met === null ? t.undecidable : met ? t.met : t.breached,
  };
}

function valueOf(downtime: Downtime): number | null {
  const exact = availabilityOf(downtime);
  return exact && toNumber(exact);
}

function others(t: SlaText, { month }: SlaReportInput): SlaView['others'] {
  return month.terms.targets.map(({ key, title, kind, direction, limit, unit }) => {
    const found = month.measurements.find((one) => one.key === key);
    return [
      `${title}${t.inBrackets(t.kinds[kind])}`,
      t.limit(limit, t.units[unit], t.directions[direction]),
      found?.value == null ? '―' : `${found.value}${t.units[unit]}`,
      found?.met == null ? t.notEntered : found.met ? t.met : t.breached,
    ] as const;
  });
}
