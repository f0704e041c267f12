import holidayJp from '@holiday-jp/holiday_jp';
import { Injectable } from '@nestjs/common';
import type { Calendar } from '#domain/calendar/business-days.js';
import { CalendarRepository } from './calendar.repository.js';

/** The package has every holiday up to this year; days of equinox that are still to come are estimates until they are gazetted. */
const KNOWN_UNTIL = '2050-12-31';
const HOLIDAYS = Object.values(holidayJp.holidays).map(
  ({ date, name, name_en }) => [date, { ja: name, en: name_en }] as const,
);

/** The business calendar as rules take it: holidays of Japan and the company's own days, in one statement. */
@Injectable()
export class CalendarReader {
  constructor(private readonly calendars: CalendarRepository) {}

  async calendar(): Promise<Calendar> {
    const company = await this.calendars.all();
    // a holiday keeps its own name where the company is closed anyway
    const own = company.map(({ day, name }) => [day, { ja: name, en: name }] as const);
    return { daysOff: new Map([...own, ...HOLIDAYS]), knownUntil: KNOWN_UNTIL };
  }
}
