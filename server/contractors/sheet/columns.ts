import { IMPORT_COLUMNS, type ImportColumn, REQUIRED_COLUMNS } from '#contract/contractor-imports.js';
import { fold } from '#domain/vendor/folding.js';

export type SheetLanguageCode = 'ja' | 'en';
interface Headers {
  /** the one that is written */
  readonly ja: string;
  readonly en: string;
  /** others that are read as well */
  readonly also?: readonly string[];
}

export const HEADERS: Readonly<Record<ImportColumn, Headers>> = {
  name: { ja: '委託先', en: 'Contractor', also: ['委託先名', '会社名', 'Name'] },
  yomi: { ja: 'よみ', en: 'Reading', also: ['ふりがな', '委託先名(よみ)'] },
  corporateNumber: { ja: '法人番号', en: 'Corporate number' },
  homepage: { ja: 'ウェブサイト', en: 'Website', also: ['URL', 'ホームページ'] },
  note: { ja: 'メモ', en: 'Note', also: ['備考'] },
  title: { ja: '委託業務', en: 'Engagement', also: ['委託業務名', '業務名'] },
  scope: { ja: '業務の範囲', en: 'Scope', also: ['業務内容', '委託内容'] },
  owner: { ja: '主管者', en: 'Owner', also: ['主管者(メールアドレス)', '社内担当者'] },
  personalData: { ja: '個人データ', en: 'Personal data', also: ['個人データの取扱い', '個人情報'] },
  personalDataReason: { ja: '個人データの区分の理由', en: 'Reason (personal data)' },
  dataSubjects: { ja: '本人の数', en: 'Data subjects', also: ['本人数'] },
  sendsFromOwnDomain: { ja: '自社ドメインで送信', en: 'Sends from our domain' },
  outageTolerable: { ja: '停止を許容できる', en: 'Outage tolerable' },
  startsOn: { ja: '開始日', en: 'Starts on', also: ['委託開始日'] },
  endsOn: { ja: '終了日', en: 'Ends on', also: ['委託終了日'] },
  contactName: { ja: '窓口の氏名', en: 'Contact name', also: ['担当者名'] },
  contactDepartment: { ja: '窓口の部署', en: 'Contact department' },
  contactEmail: { ja: '窓口のメール', en: 'Contact email' },
  contactPhone: { ja: '窓口の電話', en: 'Contact phone' },
  lastAuditedOn: { ja: '最終監査日', en: 'Last audited on' },
};
/** Written by the export and known when it comes back, but not read: the register decides them. */
export const COMPUTED = {
  tier: { ja: '重要度', en: 'Tier' },
  state: { ja: '状態', en: 'State' },
} as const;

const BY_HEADER = new Map(
  IMPORT_COLUMNS.flatMap((column) => {
    const { ja, en, also = [] } = HEADERS[column];
    return [ja, en, ...also].map((header) => [fold(header), column] as const);
  }),
);
const KNOWN_BUT_NOT_READ = new Set(Object.values(COMPUTED).flatMap(({ ja, en }) => [fold(ja), fold(en)]));

export interface FoundColumns {
  /** where each column stands, counted from 0 */
  readonly at: ReadonlyMap<ImportColumn, number>;
  readonly missing: readonly ImportColumn[];
  readonly ignored: readonly string[];
}

/** Finds the columns by their headers, in either language and any order; the first of two with one header counts. */
export function findColumns(headers: readonly string[]): FoundColumns {
  const at = new Map<ImportColumn, number>();
  const ignored: string[] = [];
  for (const [index, header] of headers.entries()) {
    const key = fold(header);
    const column = BY_HEADER.get(key);
    if (column !== undefined && !at.has(column)) at.set(column, index);
    else if (key !== '' && !KNOWN_BUT_NOT_READ.has(key)) ignored.push(header.trim());
  }
  return { at, missing: REQUIRED_COLUMNS.filter((column) => !at.has(column)), ignored };
}

/** 0 → A, 26 → AA: what spreadsheets call a column. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
