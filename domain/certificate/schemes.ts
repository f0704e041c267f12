import type { Bilingual } from '../checklist/checklist.js';

export const SCHEMES = [
  'iso27001',
  'iso27017',
  'iso27018',
  'soc1Type1',
  'soc1Type2',
  'soc2Type1',
  'soc2Type2',
  'privacyMark',
  'ismap',
  'aspic',
  'pciDss',
  'other',
] as const;
export type Scheme = (typeof SCHEMES)[number];

export interface SchemeFacts {
  readonly title: Bilingual;
  /** a report has an opinion and exceptions; a certificate has a body that registers it under a number */
  readonly kind: 'certificate' | 'report';
  /** months for which it usually holds, counted from `termFrom`; null: whatever it says itself */
  readonly termMonths: number | null;
  readonly termFrom: 'start' | 'periodEnd';
  /** whether it is about a period (from–to) that has been examined */
  readonly period: boolean;
}

const same = (title: string): Bilingual => ({ ja: title, en: title });
const THREE_YEARS = { kind: 'certificate', termMonths: 36, termFrom: 'start', period: false } as const;
const AT_A_DAY = { kind: 'report', termMonths: 12, termFrom: 'start', period: false } as const;
const OVER_A_PERIOD = { kind: 'report', termMonths: 12, termFrom: 'periodEnd', period: true } as const;

/**
 * What is usual for each scheme; what stands on the document goes first. Sources: ISO/IEC 17021-1:2015, 9.1.3.2 (three years);
 * プライバシーマーク付与に関する規約 (two years); ISMAP基本規程 3.5 (one year and four months after the audited period); ASPIC
 * 申請ガイド 1.2 (two years); PCI DSS (an attestation a year). A SOC report has no term of its own: after twelve months it is
 * customarily no longer relied on.
 */
export const SCHEME_FACTS: Readonly<Record<Scheme, SchemeFacts>> = {
  iso27001: { ...THREE_YEARS, title: same('ISO/IEC 27001') },
  iso27017: { ...THREE_YEARS, title: same('ISO/IEC 27017') },
  iso27018: { ...THREE_YEARS, title: same('ISO/IEC 27018') },
  soc1Type1: { ...AT_A_DAY, title: same('SOC 1 Type I') },
  soc1Type2: { ...OVER_A_PERIOD, title: same('SOC 1 Type II') },
  soc2Type1: { ...AT_A_DAY, title: same('SOC 2 Type I') },
  soc2Type2: { ...OVER_A_PERIOD, title: same('SOC 2 Type II') },
  privacyMark: { ...THREE_YEARS, title: { ja: 'プライバシーマーク', en: 'PrivacyMark' }, termMonths: 24 },
  ismap: { title: same('ISMAP'), kind: 'certificate', termMonths: 16, termFrom: 'periodEnd', period: true },
  aspic: { ...THREE_YEARS, title: { ja: 'ASPIC 情報開示認定', en: 'ASPIC disclosure certification' }, termMonths: 24 },
  pciDss: { ...THREE_YEARS, title: same('PCI DSS'), termMonths: 12 },
  other: {
    title: { ja: 'その他', en: 'Other' },
    kind: 'certificate',
    termMonths: null,
    termFrom: 'start',
    period: false,
  },
};

/** Opinions of an auditor's report, the best first. */
export const OPINIONS = ['unqualified', 'qualified', 'adverse', 'disclaimer'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** How a certificate is called: its scheme, or the name that was given for another one, and its number. */
export function certificateTitle(
  { scheme, schemeName, number }: { readonly scheme: Scheme; readonly schemeName: string; readonly number: string },
  language: keyof Bilingual,
): string {
  const name = scheme === 'other' && schemeName !== '' ? schemeName : SCHEME_FACTS[scheme].title[language];
  return number === '' ? name : `${name} ${number}`;
}
