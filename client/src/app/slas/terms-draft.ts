import type { SlaTerms as SentTerms } from '#contract/slas.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { assertBands, type CreditBand } from '#domain/sla/credits.js';
import { PERCENT_FORM } from '#domain/sla/decimal.js';
import type { Denominator, Direction, ServiceTarget, SlaTerms, TargetKind, TargetUnit } from '#domain/sla/terms.js';

export interface TargetDraft {
  readonly key: string;
  kind: string;
  title: string;
  direction: string;
  limit: string;
  unit: string;
}
export interface BandDraft {
  atLeast: string;
  below: string;
  percent: string;
}
/** What is typed for the terms; numbers as texts, times of the day as the clock shows them. */
export interface TermsDraft {
  timeZone: string;
  target: string;
  denominator: string;
  minOutageMinutes: string;
  planned: string;
  noticeHours: string;
  monthlyMinutes: string;
  hours: string;
  days: boolean[];
  opens: string;
  closes: string;
  closedOnHolidays: string;
  targets: TargetDraft[];
  monthlyFeeYen: string;
  claimDays: string;
  bands: BandDraft[];
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;
const MIDNIGHT = 1440;

/** The usual: 99.9 % of the month in Tokyo, every outage counts, maintenance announced three days before does not. */
export const NEW_TERMS: TermsDraft = {
  timeZone: 'Asia/Tokyo',
  target: '99.90',
  denominator: 'calendar',
  minOutageMinutes: '0',
  planned: 'excluded',
  noticeHours: '72',
  monthlyMinutes: '',
  hours: 'always',
  days: [false, true, true, true, true, true, false],
  opens: '09:00',
  closes: '18:00',
  closedOnHolidays: 'yes',
  targets: [],
  monthlyFeeYen: '',
  claimDays: '30',
  bands: [],
};

const text = (value: number | null): string => (value === null ? '' : String(value));
/** A number as it was typed, full-width signs and separators too; what is none is sent as it is, for the server to refuse. */
const number = (typed: string): number => {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim();
  return plain === '' ? Number.NaN : Number(plain);
};
const numberOrNull = (typed: string): number | null => (typed.trim() === '' ? null : number(typed));
/** `99.90`, as a contract writes it. */
export const percentOf = (typed: string): string => typed.normalize('NFKC').replace('%', '').trim();
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export function toTermsDraft({ timeZone, availability, serviceHours, targets, credits }: SlaTerms): TermsDraft {
  const { planned } = availability;
  return {
    timeZone,
    target: availability.target,
    denominator: availability.denominator,
    minOutageMinutes: text(availability.minOutageMinutes),
    planned: planned.excluded ? 'excluded' : 'counted',
    noticeHours: text(planned.noticeHours),
    monthlyMinutes: text(planned.monthlyMinutes),
    hours: serviceHours ? 'hours' : 'always',
    days: serviceHours ? Array.from({ length: 7 }, (_, day) => serviceHours.days.includes(day)) : [...NEW_TERMS.days],
    opens: serviceHours ? clock(serviceHours.from) : NEW_TERMS.opens,
    closes: serviceHours ? clock(serviceHours.to) : NEW_TERMS.closes,
    closedOnHolidays: !serviceHours || serviceHours.closedOnHolidays ? 'yes' : 'no',
    targets: targets.map((one) => ({ ...one })),
    monthlyFeeYen: text(credits.monthlyFeeYen),
    claimDays: text(credits.claimDays),
    bands: credits.bands.map(({ atLeast, below, percent }) => ({ atLeast: atLeast ?? '', below, percent })),
  };
}

export function toTerms(draft: TermsDraft): SentTerms {
  const closes = minuteOf(draft.closes);
  return {
    timeZone: draft.timeZone.trim(),
    availability: {
      target: percentOf(draft.target),
      denominator: draft.denominator as Denominator,
      minOutageMinutes: number(draft.minOutageMinutes),
      planned: {
        excluded: draft.planned === 'excluded',
        noticeHours: draft.planned === 'excluded' ? number(draft.noticeHours) : 0,
        monthlyMinutes: draft.planned === 'excluded' ? numberOrNull(draft.monthlyMinutes) : null,
      },
    },
    serviceHours:
      draft.hours === 'always'
        ? null
        : {
            days: draft.days.flatMap((open, day) => (open ? [day] : [])),
            from: minuteOf(draft.opens),
            // 00:00 is the midnight that ends the day
            to: closes === 0 ? MIDNIGHT : closes,
            closedOnHolidays: draft.closedOnHolidays === 'yes',
          },
    targets: draft.targets.map((one): ServiceTarget => ({
      key: one.key,
      kind: one.kind as TargetKind,
      title: one.title.trim(),
      direction: one.direction as Direction,
      limit: percentOf(one.limit),
      unit: one.unit as TargetUnit,
    })),
    credits: {
      monthlyFeeYen: numberOrNull(draft.monthlyFeeYen),
      claimDays: numberOrNull(draft.claimDays),
      bands: bandsOf(draft),
    },
  };
}

const bandsOf = ({ bands }: Pick<TermsDraft, 'bands'>): CreditBand[] =>
  bands.map(({ atLeast, below, percent }) => ({
    atLeast: percentOf(atLeast) === '' ? null : percentOf(atLeast),
    below: percentOf(below),
    percent: percentOf(percent),
  }));

/** What is wrong with the rows of credits as they stand; null while a number is still being typed. */
export function bandProblem(draft: Pick<TermsDraft, 'bands' | 'target'>): RuleViolation | null {
  const target = percentOf(draft.target);
  const bands = bandsOf(draft);
  const numbers = [target, ...bands.flatMap(({ atLeast, below }) => [atLeast ?? '0', below])];
  if (numbers.some((one) => !PERCENT_FORM.test(one))) return null;
  try {
    assertBands(bands, target);
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
}

/** Where a path of the terms stands in the draft. */
export function termsPath(path: string): readonly string[] {
  const [group = '', name = '', ...rest] = path.split('.');
  if (group === 'availability') return [name === 'planned' ? plannedPath(rest[0]) : name];
  if (group === 'serviceHours') return [{ from: 'opens', to: 'closes' }[name] ?? 'hours'];
  if (group === 'credits') return [name, ...rest];
  return [group, name, ...rest].filter((part) => part !== '');
}
const plannedPath = (name = ''): string => (name === 'excluded' || name === '' ? 'planned' : name);
