import type { CompanyDay } from '#contract/calendar.js';

export interface DayLine extends CompanyDay {
  /** from 1, as an editor counts */
  readonly line: number;
}

const two = (text: string): string => text.padStart(2, '0');
const LINE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:[\s,:、]+|$)(.*)$/u;

/**
 * One day a line: a date (2026-08-13, 2026/8/13, 2026年8月13日; without a year it is every year), a space, comma or tab, and what
 * it is called. Full-width digits do; blank lines are passed over. `unread` are the lines that begin with no date.
 */
export function readDayLines(
  text: string,
  defaultName: string,
): { readonly days: readonly DayLine[]; readonly unread: readonly number[] } {
  const days: DayLine[] = [];
  const unread: number[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const plain = raw.normalize('NFKC').trim();
    if (plain === '') return;
    const line = index + 1;
    const [, year, month = '', day = '', name = ''] = LINE.exec(plain) ?? [];
    if (month === '') unread.push(line);
    else {
      const date = `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`;
      days.push({ day: date, name: name.trim() || defaultName, line });
    }
  });
  return { days, unread };
}
