import {
  addDays,
  addMonths,
  type BusinessDate,
  FISCAL_YEAR_START_MONTH,
  fiscalYearOf,
  lastDayOf,
  monthsOfFiscalYear,
} from '../calendar/dates.js';

/** Years a contract is kept: seven, ten where the fiscal year had a tax loss. */
export const RETENTION_YEARS = [7, 10] as const;
export type RetentionYears = (typeof RETENTION_YEARS)[number];

/** Months after a fiscal year within which its tax return is due. */
const RETURN_DUE_MONTHS = 2;

/**
 * The last day on which a contract that applied until `endedOn` has to be kept: so many years after the day on which the tax return
 * of the fiscal year of its end is due. It may be deleted from the next day. Source: 法人税法施行規則59条2項 (7年), 57条1項の欠損金 (10年).
 */
export function keepUntil(
  endedOn: BusinessDate,
  years: RetentionYears,
  startMonth = FISCAL_YEAR_START_MONTH,
): BusinessDate {
  const last = monthsOfFiscalYear(fiscalYearOf(endedOn, startMonth), startMonth).at(-1) ?? endedOn.slice(0, 7);
  const due = lastDayOf(addMonths(`${last}-01`, RETURN_DUE_MONTHS).slice(0, 7));
  return addMonths(due, years * 12);
}

/** The first day on which it may be deleted. */
export function deletableFrom(endedOn: BusinessDate, years: RetentionYears, startMonth?: number): BusinessDate {
  return addDays(keepUntil(endedOn, years, startMonth), 1);
}
