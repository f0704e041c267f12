import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Refusal } from './problem.js';

/** The one way to do lists: keyset pages over an indexed (column, id). */
export interface ListOrder {
  /** SQL expressions by the name in `sort`; each needs an index with the id as its last column */
  readonly sorts: Readonly<Record<string, string>>;
  /** SQL of the tie-breaker, unique */
  readonly id: string;
}

export interface ListPage<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

// a cursor only leads back to a place in a list of this process's database; a new secret after a restart would cost a reload
let secret = 'list-cursors';
export function useCursorSecret(value: string): void {
  secret = value;
}
const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest().subarray(0, 12);

function encodeCursor(sort: string, values: readonly [unknown, unknown]): string {
  const text = Buffer.from(JSON.stringify([sort, ...values]));
  return `${text.toString('base64url')}.${sign(text.toString()).toString('base64url')}`;
}

function decodeCursor(cursor: string, sort: string): [unknown, unknown] {
  const refused = new Refusal('invalidCursor', {
    title: 'Start the list again without a cursor',
    fields: [{ path: 'cursor', message: 'is not a cursor of this list', rule: 'format' }],
  });
  const [text = '', signature = ''] = cursor.split('.');
  const json = Buffer.from(text, 'base64url').toString();
  const given = Buffer.from(signature, 'base64url');
  const wanted = sign(json);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw refused;
  const [cursorSort, value, id] = JSON.parse(json) as [string, unknown, unknown];
  if (cursorSort !== sort) throw refused;
  return [value, id];
}

/**
 * One page and the total of the whole query, in two statements. `query` selects what the list shows, already filtered;
 * `toItem` maps a raw row, whose columns `keyset_value` and `keyset_id` are the page's own.
 */
export async function listPage<E extends ObjectLiteral, T>(
  query: SelectQueryBuilder<E>,
  order: ListOrder,
  request: { readonly sort: string; readonly limit: number; readonly cursor?: string | undefined },
  toItem: (row: Record<string, unknown>) => T,
): Promise<ListPage<T>> {
  const down = request.sort.startsWith('-');
  const expression = order.sorts[down ? request.sort.slice(1) : request.sort];
  if (expression === undefined)
    throw new Refusal('invalid', {
      fields: [{ path: 'sort', message: 'is not a column of this list', rule: 'choice' }],
    });
  const counting = query.clone();
  query
    .addSelect(`(${expression})::text`, 'keyset_value')
    .addSelect(`(${order.id})::text`, 'keyset_id')
    .orderBy(expression, down ? 'DESC' : 'ASC')
    .addOrderBy(order.id, down ? 'DESC' : 'ASC')
    .limit(request.limit + 1);
  if (request.cursor !== undefined) {
    const [value, id] = decodeCursor(request.cursor, request.sort);
    // the parameters take the columns' own types from the comparison
    query.andWhere(`(${expression}, ${order.id}) ${down ? '<' : '>'} (:keysetValue, :keysetId)`, {
      keysetValue: value,
      keysetId: id,
    });
  }
  const [rows, total] = await Promise.all([query.getRawMany<Record<string, unknown>>(), counting.orderBy().getCount()]);
  const more = rows.length > request.limit;
  const page = more ? rows.slice(0, request.limit) : rows;
  const last = page.at(-1);
  return {
    items: page.map(toItem),
    nextCursor: more && last ? encodeCursor(request.sort, [last.keyset_value, last.keyset_id]) : null,
    total,
  };
}
