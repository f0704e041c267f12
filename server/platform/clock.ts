import { Injectable } from '@nestjs/common';

const businessDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The only place that reads the time. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
  /** The business day in Asia/Tokyo, YYYY-MM-DD. */
  today(): string {
    return businessDay.format(this.now());
  }
}
