import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import type { Calendar } from '#domain/calendar/business-days.js';

interface Holiday {
  readonly name: string;
  readonly name_en: string;
}
const { holidays } = createRequire(import.meta.url)('@holiday-jp/holiday_jp') as {
  readonly holidays: Readonly<Record<string, Holiday>>;
};
/** 官公庁の年末年始. */
const YEAR_END = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'];

/** The days on which nobody works. */
@Injectable()
export class BusinessCalendar {
  private readonly public: Calendar = {
    daysOff: new Map([
      ...YEAR_END.map((day) => [day, { ja: '年末年始', en: 'New Year holidays' }] as const),
      ...Object.entries(holidays).map(([date, { name, name_en }]) => [date, { ja: name, en: name_en }] as const),
    ]),
    knownUntil: `${Object.keys(holidays).sort().at(-1)?.slice(0, 4) ?? '0000'}-12-31`,
  };

  current(): Promise<Calendar> {
    return Promise.resolve(this.public);
  }
}
