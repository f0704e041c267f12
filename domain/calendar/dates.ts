/** Business dates are YYYY-MM-DD texts, which compare as they are ordered; none of this reads a clock or a zone. */
export type BusinessDate = string;

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March, so that 29 February is their last day. */
function toDays(date: BusinessDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear - 719_468;
}

function fromDays(days: number): BusinessDate {
  const since = days + 719_468;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const index = (era * 400 + yearOfEra) * 12 + fromMarch + 2;
  return `${monthAt(index)}-${String(day).padStart(2, '0')}`;
}

/** The day so many calendar days later, or earlier when negative. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDays(toDays(date) + days);
}

/** How many calendar days `to` is after `from`; negative when it is before. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return toDays(to) - toDays(from);
}

/** The same day so many months later; the last day of that month where it has no such day (31 January + 1 → 28 or 29 February). */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const month = monthAt(index);
  const last = lastDayOf(month);
  const day = `${month}-${date.slice(8, 10)}`;
  return day > last ? last : day;
}

/** YYYY-MM */
export type Month = string;
const monthAt = (index: number): Month =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

/** The month that a day lies in. */
export function monthOf(date: BusinessDate): Month {
  return date.slice(0, 7);
}

/** The last day of a month. */
export function lastDayOf(month: Month): BusinessDate {
  return addDays(`${monthAt(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)))}-01`, -1);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: BusinessDate): number {
  return (((toDays(date) + 4) % 7) + 7) % 7;
}

/** April, unless the company says otherwise. */
export const FISCAL_YEAR_START_MONTH = 4;

/** The fiscal year (年度) that a day lies in, named by the calendar year it starts in. */
export function fiscalYearOf(date: BusinessDate, startMonth = FISCAL_YEAR_START_MONTH): number {
  return Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < startMonth ? 1 : 0);
}

/** Its twelve months, first to last. */
export function monthsOfFiscalYear(fiscalYear: number, startMonth = FISCAL_YEAR_START_MONTH): readonly Month[] {
  return Array.from({ length: 12 }, (_, offset) => monthAt(fiscalYear * 12 + startMonth - 1 + offset));
}
