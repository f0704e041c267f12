import { Injectable, inject } from '@angular/core';
import type { Range } from '#domain/evaluation/comparison.js';
import { roundHalfUp } from '#domain/evaluation/display.js';
import { Language, type LanguageCode } from '../text/language';

/** Numbers, money and dates as people read them, in the page's language. */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly language = inject(Language);
  private readonly code = this.language.code;
  private readonly text = this.language.text;
  private readonly numberFormats = new Map<string, Intl.NumberFormat>();

  /** 84.2 */
  score(value: number | null): string {
    return value === null ? '―' : this.number(value, 1);
  }
  /** a share of 0–1 as 84% */
  share(value: number | null): string {
    return value === null ? '―' : `${this.number(value * 100, 0)}%`;
  }
  /** ¥1,234,567; Intl would print the full-width sign in Japanese */
  yen(value: number): string {
    return `¥${this.number(value, 0)}`;
  }
  /** ≥ ¥1,234,567, or that it is not known */
  fee(yen: number | null, lowerBound: boolean): string {
    return yen === null ? this.text().terms.feeUnknown : `${lowerBound ? '≥ ' : ''}${this.yen(yen)}`;
  }
  /** 74.2–86.0, one number where both ends are the same */
  scoreRange(range: Range | null): string {
    if (range?.lower == null || range.upper === null) return '―';
    const [lower, upper] = [this.score(range.lower), this.score(range.upper)];
    return lower === upper ? lower : `${lower}–${upper}`;
  }
  /** 2027/03/31, of a business date */
  day(value: string): string {
    return value.replaceAll('-', '/');
  }
  /** 45–60%, one number where both ends are the same */
  shareRange(range: Range | null): string {
    if (range?.lower == null || range.upper === null) return '―';
    const [lower, upper] = [this.share(range.lower), this.share(range.upper)];
    return lower === upper ? lower : `${lower.replace('%', '')}–${upper}`;
  }
  number(value: number, digits: number): string {
    // Intl rounds the double (84.35 would read 84.3); sheets and pages must show the same digit
    return this.numberFormat(digits).format(roundHalfUp(value, digits));
  }
  /** 2026年11月24日(火); of a business date YYYY-MM-DD or an instant */
  date(value: string | null, language: LanguageCode = this.code()): string {
    if (value === null) return '―';
    const instant = new Date(value.length === 10 ? `${value}T00:00:00+09:00` : value);
    return language === 'ja'
      ? new Intl.DateTimeFormat('ja', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format(instant) +
          `(${new Intl.DateTimeFormat('ja', { weekday: 'short', timeZone: 'Asia/Tokyo' }).format(instant)})`
      : new Intl.DateTimeFormat('en', {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'Asia/Tokyo',
        }).format(instant);
  }
  moment(value: string | null): string {
    if (value === null) return '―';
    const time = new Intl.DateTimeFormat(this.code(), { timeStyle: 'short', timeZone: 'Asia/Tokyo' });
    return `${this.date(value)} ${time.format(new Date(value))}`;
  }

  /** Making one takes longer than using it, and a what-if writes some thousand numbers a second. */
  private numberFormat(digits: number): Intl.NumberFormat {
    const key = `${this.code()} ${digits}`;
    let format = this.numberFormats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.code(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
      this.numberFormats.set(key, format);
    }
    return format;
  }
}
