import * as z from 'zod';
import type { ImportColumn, ImportReason } from '#contract/contractor-imports.js';
import { Name, Prose, WebAddress } from '#contract/texts.js';
import { readCorporateNumber } from '#domain/vendor/corporate-number.js';
import { fold } from '#domain/vendor/folding.js';
import type { PersonalData } from '#domain/vendor/tier.js';

export type CellValue = string | number | boolean;
export type ReadCell =
  { readonly value: CellValue } | { readonly reason: ImportReason; readonly number: number | null };

const refused = (reason: ImportReason, number: number | null = null): ReadCell => ({ reason, number });

function choice(choices: readonly (readonly [CellValue, readonly string[]])[]): (text: string) => ReadCell {
  const byWord = new Map(choices.flatMap(([value, words]) => words.map((word) => [fold(word), value] as const)));
  return (text) => {
    const value = byWord.get(fold(text));
    return value === undefined ? refused('notAChoice') : { value };
  };
}

export const PERSONAL_DATA_WORDS: Readonly<Record<PersonalData, { readonly ja: string; readonly en: string }>> = {
  entrusted: { ja: '委託', en: 'Entrusted' },
  cloudException: { ja: 'クラウド例外', en: 'Cloud exception' },
  none: { ja: '個人データなし', en: 'No personal data' },
};
const personalData = choice([
  ['entrusted', ['委託', 'あり', '有', 'entrusted', 'yes']],
  ['cloudException', ['クラウド例外', 'cloudException', 'Cloud exception']],
  ['none', ['個人データなし', 'なし', '無', 'none', 'no', 'No personal data']],
]);
const yesNo = choice([
  [true, ['はい', '有', 'あり', '○', '〇', 'する', 'できる', 'yes', 'true', '1']],
  [false, ['いいえ', '無', 'なし', '×', '✕', 'しない', 'できない', 'no', 'false', '0']],
]);

/** 2026-04-01, 2026/4/1, 2026年4月1日 */
function date(text: string): ReadCell {
  const plain = text.normalize('NFKC').trim();
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(value).success ? { value } : refused('notADate');
}

function count(text: string): ReadCell {
  const digits = text.normalize('NFKC').replace(/[,\s人名]/g, '');
  return /^\d{1,9}$/.test(digits) ? { value: Number(digits) } : refused('notANumber');
}

function corporateNumber(text: string): ReadCell {
  const read = readCorporateNumber(text);
  if ('number' in read) return { value: read.number };
  return read.problem === 'checkDigit'
    ? refused('corporateNumberCheckDigit', read.expected)
    : refused('corporateNumberForm');
}

/** A text as its schema takes it: too long, or with characters that are not taken. */
const text =
  (schema: z.ZodType<string>, wrong: ImportReason = 'characters') =>
  (given: string): ReadCell => {
    const { success, data, error } = schema.safeParse(given);
    if (success) return { value: data };
    return refused(error.issues.some(({ code }) => code === 'too_big') ? 'tooLong' : wrong);
  };

const READERS: Readonly<Record<ImportColumn, (text: string) => ReadCell>> = {
  name: text(Name),
  yomi: text(Name),
  corporateNumber,
  homepage: text(WebAddress, 'notAnAddress'),
  note: text(Prose),
  title: text(Name),
  scope: text(Prose),
  owner: text(z.string().trim().max(320)),
  personalData,
  personalDataReason: text(Prose.max(1000)),
  dataSubjects: count,
  sendsFromOwnDomain: yesNo,
  outageTolerable: yesNo,
  startsOn: date,
  endsOn: date,
  contactName: text(Name),
  contactDepartment: text(Name),
  contactEmail: text(z.email().max(320), 'notAnEmail'),
  contactPhone: text(z.string().max(40)),
  lastAuditedOn: date,
};

/** What a filled cell says in its column, or why it is refused. */
export const readCell = (column: ImportColumn, given: string): ReadCell => READERS[column](given.trim());
