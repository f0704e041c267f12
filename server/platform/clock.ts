import { Injectable } from '@nestjs/common';

/** The zone of business dates. */
export const BUSINESS_ZONE = 'Asia/Tokyo';
const businessDay = new Intl.DateTimeFormat('sv-SE', { timeZone: BUSINESS_ZONE });

/** The only place that reads the time. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
  /** The business day in that zone, YYYY-MM-DD. */
  today(): string {
    return this.dayOf(this.now());
  }
  /** The business day that an instant lies in. */
  dayOf(instant: Date): string {
    return businessDay.format(instant);
  }
}
