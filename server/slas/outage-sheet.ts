import {
  OUTAGE_COLUMNS,
  type OutageColumn,
  type OutageImportRow,
  REQUIRED_OUTAGE_COLUMNS,
} from '#contract/outage-imports.js';
import type { SetOutage } from '#contract/outages.js';
import { addDays, lastDayOf } from '#domain/calendar/dates.js';
import { OUTAGE_CAUSES, type OutageCause } from '#domain/sla/outages.js';
import { clockTime } from '#domain/sla/zone.js';
import { fold } from '#domain/vendor/folding.js';
import { withoutApostrophe } from '../platform/csv.js';

/** Headers by which a column is known, the first of each language being the usual one. */
const HEADERS: Readonly<Record<OutageColumn, readonly string[]>> = {
  startsAt: ['開始', 'Start', '開始日時', '発生日時', 'startsAt'],
  endsAt: ['終了', 'End', '終了日時', '復旧日時', 'endsAt'],
  reference: ['管理番号', 'Reference', '番号', 'ID'],
  cause: ['原因', 'Cause', '原因区分'],
  note: ['内容', 'Note', '備考', 'メモ'],
  notifiedAt: ['通知', 'Notified', '通知日時'],
};
const BY_HEADER = new Map(
  OUTAGE_COLUMNS.flatMap((column) => HEADERS[column].map((header) => [fold(header), column] as const)),
);
const CAUSE_WORDS: Readonly<Record<OutageCause, readonly string[]>> = {
  provider: ['委託先', '事業者', 'provider'],
  network: ['ネットワーク', '回線', 'network'],
  dependency: ['外部サービス', '依存先', 'dependency'],
  plannedMaintenance: ['計画停止', '計画保守', '定期保守', 'plannedMaintenance', 'planned maintenance'],
  ourSide: ['自社', '当社', 'ourSide', 'our side'],
  other: ['その他', 'other'],
  unknown: ['不明', '未確認', 'unknown'],
};
const BY_CAUSE = new Map(
  OUTAGE_CAUSES.flatMap((cause) => CAUSE_WORDS[cause].map((word) => [fold(word), cause] as const)),
);
const LONGEST = { reference: 200, note: 4000 } as const;

type Problem = OutageImportRow['problems'][number];
export interface ReadOutage {
  readonly row: number;
  /** null: the row has problems */
  readonly outage: SetOutage | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly reference: string | null;
  readonly problems: Problem[];
}
export interface OutageSheet {
  readonly missing: OutageColumn[];
  readonly ignored: string[];
  readonly rows: ReadOutage[];
}

/** Finds the columns by their headers in any order and language, and reads row by row; times without an offset are of the zone. */
export function readOutages(records: readonly string[][], zone: string, now: number): OutageSheet {
  const filled = records
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...body] = filled;
  const at = new Map<OutageColumn, number>();
  const ignored: string[] = [];
  for (const [index, header] of (head?.cells ?? []).entries()) {
    const column = BY_HEADER.get(fold(header));
    if (column !== undefined && !at.has(column)) at.set(column, index);
    else if (header.trim() !== '') ignored.push(header.trim());
  }
  const missing = REQUIRED_OUTAGE_COLUMNS.filter((column) => !at.has(column));
  const seen = new Map<string, number>();
  const rows = missing.length > 0 ? [] : body.map(({ cells, row }) => readRow(cells, row, { at, zone, now, seen }));
  return { missing, ignored, rows };
}

interface Reading {
  readonly at: ReadonlyMap<OutageColumn, number>;
  readonly zone: string;
  readonly now: number;
  /** the row that said something for the first time */
  readonly seen: Map<string, number>;
}

function readRow(cells: readonly string[], row: number, { at, zone, now, seen }: Reading): ReadOutage {
  const problems: Problem[] = [];
  const refuse = (column: OutageColumn, reason: Problem['reason'], number: number | null = null): null => {
    const letter = String.fromCharCode(65 + (at.get(column) ?? 0));
    problems.push({ column, cell: `${letter}${row}`, reason, number });
    return null;
  };
  const textOf = (column: OutageColumn): string => withoutApostrophe(cells[at.get(column) ?? -1] ?? '').trim();
  const timeOf = (column: OutageColumn): number | null => {
    const text = textOf(column);
    if (text === '') return null;
    const read = readTime(text, zone);
    if (typeof read === 'string') return refuse(column, read);
    return read > now ? refuse(column, 'inTheFuture') : read;
  };
  const lineOf = (column: 'reference' | 'note'): string => {
    const text = textOf(column);
    if (text.length > LONGEST[column]) refuse(column, 'tooLong');
    return text;
  };
  const start = timeOf('startsAt');
  const end = timeOf('endsAt');
  const notified = timeOf('notifiedAt');
  if (textOf('startsAt') === '') refuse('startsAt', 'required');
  if (start !== null && end !== null && end <= start) refuse('endsAt', 'endsBeforeStart');
  const written = lineOf('reference');
  const reference = written === '' ? null : written;
  const note = lineOf('note');
  const cause = textOf('cause') === '' ? 'unknown' : BY_CAUSE.get(fold(textOf('cause')));
  if (cause === undefined) refuse('cause', 'notAChoice');
  // two rows about one outage: one of them is wrong, or too many
  const keys: [string, OutageColumn][] = [[`times ${start} ${end}`, 'startsAt']];
  if (reference !== null) keys.unshift([`reference ${reference}`, 'reference']);
  const earlier = start === null ? undefined : keys.find(([key]) => seen.has(key));
  if (earlier) refuse(earlier[1], 'sameAsRow', seen.get(earlier[0]) ?? null);
  else if (start !== null) for (const [key] of keys) seen.set(key, row);
  const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
  const startsAt = iso(start);
  const endsAt = iso(end);
  const isWhole = startsAt !== null && cause !== undefined && problems.length === 0;
  const outage = isWhole ? { startsAt, endsAt, cause, note, reference, notifiedAt: iso(notified) } : null;
  return { row, outage, startsAt, endsAt, reference, problems };
}

const TIME =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日)?[T\s]\s*(\d{1,2})[:時](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,3}))?)?[分秒]?\s*(Z|[+-]\d{2}:?\d{2})?$/u;

/** 2026-10-14 09:02, 2026/10/14 9:02:30, 2026年10月14日 9時2分, 2026-10-14T00:02Z: integer ms UTC, or why it is no time. */
export function readTime(text: string, zone: string): number | 'notATime' | 'skippedTime' {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0', fraction = '0', offset] =
    TIME.exec(text.normalize('NFKC')) ?? [];
  if (year === '') return 'notATime';
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && date <= lastDayOf(date.slice(0, 7));
  // 24:00 is the end of a day
  const isTime = minutes < 60 && seconds < 60 && (hours < 24 || (hours === 24 && minutes === 0 && seconds === 0));
  if (!isDate || !isTime) return 'notATime';
  const rest = seconds * 1000 + Number(fraction.padEnd(3, '0'));
  const [onDate, at] = hours === 24 ? [addDays(date, 1), 0] : [date, hours * 60 + minutes];
  if (offset !== undefined) {
    const [, sign = '+', ahead = '0', minutesAhead = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
    const shift = (Number(ahead) * 60 + Number(minutesAhead)) * (sign === '-' ? -1 : 1);
    return clockTime(onDate, at - shift, 'UTC').instant + rest;
  }
  const { instant, skipped } = clockTime(onDate, at, zone);
  return skipped ? 'skippedTime' : instant + rest;
}
