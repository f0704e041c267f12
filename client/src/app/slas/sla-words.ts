import { Injectable, inject } from '@angular/core';
import type { SlaMonthResult, SlaTerms } from '#contract/slas.js';
import { roundedTimes } from '#domain/evaluation/fraction.js';
import { availabilityOf, type Downtime, shownAvailability } from '#domain/sla/display.js';
import { limitOf } from '#domain/sla/terms.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { WEEKDAYS } from './terms-draft';
import { wallClock } from './zoned-time';

const MINUTE = 60_000;
/** One millisecond of a month is 4 · 10⁻⁸ per cent. */
const EXACT_DIGITS = 8;

/** Figures and rules of an SLA as people read them. */
@Injectable({ providedIn: 'root' })
export class SlaWords {
  private readonly formats = inject(Formats);
  private readonly t = inject(Language).text;

  /** 99.8991%, with the digits that it takes to tell it from the target */
  availability(downtime: Downtime, target: string): string {
    const shown = shownAvailability(downtime, target);
    return shown === null ? '―' : this.t().slas.percent(shown);
  }
  /** every digit that matters */
  exactly(downtime: Downtime): string {
    const exact = availabilityOf(downtime);
    if (exact === null) return '―';
    const digits = roundedTimes(exact, EXACT_DIGITS)
      .toString()
      .padStart(EXACT_DIGITS + 1, '0');
    const [whole, rest] = [digits.slice(0, -EXACT_DIGITS), digits.slice(-EXACT_DIGITS).replace(/0+$/, '')];
    return this.t().slas.percent(rest === '' ? whole : `${whole}.${rest}`);
  }
  percent(value: string): string {
    return this.t().slas.percent(value);
  }
  /** 44.6分; a minus stands before what is overspent */
  minutes(ms: number): string {
    const minutes = ms / MINUTE;
    const size = Math.abs(minutes);
    const digits = Number.isInteger(minutes) || size >= 1000 ? 0 : size < 1 ? 2 : 1;
    const text = this.formats.number(size, digits);
    return this.t().slas.minutes(minutes < 0 ? `−${text}` : text);
  }
  month(month: string): string {
    return this.t().slas.monthOf(month);
  }
  months(months: readonly string[]): string {
    return months.map((month) => this.month(month)).join(this.t().slas.rule.separator);
  }
  /** 10/14 09:02 by the clock of the zone */
  moment(instant: string | number, zone: string): string {
    return wallClock(instant, zone).slice(5).replace('-', '/').replace('T', ' ');
  }
  /** 10/14 09:02–09:33; the day only once where it is the same */
  period(from: string, to: string | null, zone: string): string {
    const start = this.moment(from, zone);
    if (to === null) return `${start}– ${this.t().slas.outage.open}`;
    const end = this.moment(to, zone);
    return `${start}–${end.slice(0, 5) === start.slice(0, 5) ? end.slice(6) : end}`;
  }
  /** by what rules the figures are counted, on one line */
  rules({ timeZone, availability, serviceHours }: SlaTerms): string {
    const { rule, form } = this.t().slas;
    const { denominator, minOutageMinutes, planned } = availability;
    const days = WEEKDAYS.filter((day) => serviceHours?.days.includes(day)).map((day) => form.weekdays[day] ?? '');
    const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
    return [
      rule.zone(timeZone),
      rule[denominator],
      ...(serviceHours ? [rule.hours(days.join(''), clock(serviceHours.from), clock(serviceHours.to))] : []),
      planned.excluded ? rule.planned : rule.plannedCounts,
      minOutageMinutes > 0 ? rule.atLeast(minOutageMinutes) : rule.every,
    ].join(rule.separator);
  }
  target(target: string, terms: SlaTerms): string {
    return this.t().slas.targetLine(this.percent(target), this.rules(terms));
  }
  /** met, missed, or not known yet, with its sign */
  verdict({ met }: Pick<SlaMonthResult, 'met'>, running: boolean): { sign: string; text: string; style: string } {
    const { slas } = this.t();
    if (met === null) return { sign: '…', text: running ? slas.running : slas.undecided, style: 'plain' };
    return met ? { sign: '✓', text: slas.met, style: 'ok' } : { sign: '✕', text: slas.breached, style: 'bad' };
  }
  /** the time in which service has to come back, where the terms say one */
  recoveryLimit(terms: SlaTerms): number | null {
    return limitOf('rto', terms.targets) ?? limitOf('resolution', terms.targets);
  }
  credit({ percent, yen }: { readonly percent: string; readonly yen: number | null }): string {
    return yen === null ? this.percent(percent) : this.formats.yen(yen);
  }
}
