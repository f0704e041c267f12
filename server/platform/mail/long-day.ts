import type { LanguageCode } from '#contract/session.js';
import { BUSINESS_ZONE } from '../clock.js';

const FORMATS = {
  ja: new Intl.DateTimeFormat('ja', { dateStyle: 'long', timeZone: BUSINESS_ZONE }),
  weekday: new Intl.DateTimeFormat('ja', { weekday: 'short', timeZone: BUSINESS_ZONE }),
  en: new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: BUSINESS_ZONE,
  }),
};
/** 2026年11月24日(火), Tue, 24 Nov 2026: a business date as mails say it. */
export function longDay(day: string, language: LanguageCode): string {
  const instant = new Date(`${day}T00:00:00+09:00`);
  if (language === 'en') return FORMATS.en.format(instant);
  return `${FORMATS.ja.format(instant)}(${FORMATS.weekday.format(instant)})`;
}
