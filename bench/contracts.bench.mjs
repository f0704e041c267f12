// Lists and the renewal board of 2,000 contracts with 10,000 contractors. Runs on the build (`dist`).
import { boardColumns } from '../dist/domain/contract/board.js';
import { CLAUSE_CODES } from '../dist/domain/contract/clauses.js';
import { measureLists, today } from './lists.mjs';
import { signIn, startPortal } from './portal.mjs';

const CONTRACTS = 2000;
const CONTRACTORS = 10_000;

const portal = await startPortal();
const { dataSource } = portal;
await dataSource.query(
  `INSERT INTO contractors (name, sort_key, folded, running)
   SELECT 'ベンチ委託先' || n, 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチ' || n, true FROM generate_series(1, $1::int) n`,
  [CONTRACTORS],
);
// two in three renew themselves; the ends lie from half a year ago until a year and a half from now
await dataSource.query(
  `INSERT INTO contracts (contractor_id, number, title, kind, personal_data, owner_id, status, signed_on, starts_on, ends_on,
     agreed_ends_on, renewal_months, notice_count, notice_unit, notice_on, folded)
   SELECT c.ids[1 + n * 5 % cardinality(c.ids)], 'B2026-' || lpad(n::text, 6, '0'), 'ベンチの契約 ' || n,
     (ARRAY['master', 'individual', 'nda', 'dpa', 'other'])[1 + n % 5], 'entrusted', p.id,
     CASE WHEN n % 20 = 0 THEN 'draft' ELSE 'active' END, DATE '2024-03-20', DATE '2024-04-01', e.on, e.on,
     CASE WHEN n % 3 > 0 THEN 12 END, 60, 'days', e.on - 60, 'ベンチノ契約' || n
   FROM generate_series(1, $1::int) n
   CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM contractors) c
   CROSS JOIN (SELECT id FROM people WHERE email = 'manager@example.jp') p
   CROSS JOIN LATERAL (SELECT DATE '2026-11-24' + (n * 37 % 720 - 180) AS on) e`,
  [CONTRACTS],
);
await dataSource.query(
  `INSERT INTO contract_clauses (contract_id, code, result, checked_on)
   SELECT c.id, k.code, (ARRAY['present', 'present', 'partial', 'missing'])[1 + (k.at + length(c.title)) % 4], DATE '2026-10-01'
   FROM contracts c CROSS JOIN unnest($1::text[]) WITH ORDINALITY k (code, at) WHERE c.number LIKE 'B%'`,
  [CLAUSE_CODES],
);
await dataSource.query('VACUUM ANALYZE');
const cookie = await signIn(portal.url);

const DAY = await today(dataSource);
const SELF = `(k.renewal_months IS NOT NULL AND k.notice_given_on IS NULL)`;
const RUNNING = `k.archived_at IS NULL AND k.status = 'active' AND (k.ends_on IS NULL OR k.ends_on >= '${DAY}' OR ${SELF})`;
const DUE = `(CASE WHEN ${SELF} AND coalesce(k.notice_on, k.ends_on) < '${DAY}' THEN 'infinity'::date
  ELSE coalesce(k.notice_on, k.ends_on, 'infinity'::date) END)`;
const ROWS = `SELECT k.*, c.name AS contractor, o.name AS owner,
    (SELECT json_object_agg(code, result) FROM contract_clauses x WHERE x.contract_id = k.id) AS results
  FROM contracts k JOIN contractors c ON c.id = k.contractor_id LEFT JOIN people o ON o.id = k.owner_id`;
const page = (where, order) =>
  `WITH page AS (SELECT k.id FROM contracts k WHERE ${where} ORDER BY ${order}, k.id LIMIT 101)
   ${ROWS} WHERE k.id IN (SELECT id FROM page) ORDER BY ${order}, k.id`;
const board = boardColumns(DAY)
  .map(({ column, from, until }) => `('${column}', date '${from ?? '-infinity'}', date '${until ?? '9999-12-31'}')`)
  .join(', ');
const placed = `WITH placed AS (SELECT b.col, k.id, row_number() OVER (PARTITION BY b.col ORDER BY ${DUE}, k.id) AS place
  FROM contracts k JOIN (VALUES ${board}) b(col, first, last) ON ${DUE} BETWEEN b.first AND b.last WHERE ${RUNNING})`;
await measureLists(portal, cookie, [
  {
    name: `contracts: those in force of ${CONTRACTS}`,
    path: '/api/contracts?state=running&limit=100',
    floor: [page(RUNNING, DUE), `SELECT count(*) FROM contracts k WHERE ${RUNNING}`],
  },
  {
    name: 'contracts: found by words and gaps, by the end of the term',
    path: `/api/contracts?q=${encodeURIComponent('契約1')}&gaps=true&sort=endsOn&limit=100`,
    floor: [
      page(
        `k.archived_at IS NULL AND k.folded LIKE '%契約1%' AND EXISTS (SELECT 1 FROM contract_clauses x
           WHERE x.contract_id = k.id AND x.result IN ('missing', 'partial'))`,
        `coalesce(k.ends_on, 'infinity'::date)`,
      ),
      `SELECT count(*) FROM contracts k WHERE k.archived_at IS NULL AND k.folded LIKE '%契約1%' AND EXISTS (
         SELECT 1 FROM contract_clauses x WHERE x.contract_id = k.id AND x.result IN ('missing', 'partial'))`,
    ],
  },
  {
    name: 'contracts: the renewal board',
    path: '/api/contracts/board',
    floor: [
      `${placed} ${ROWS} WHERE k.id IN (SELECT id FROM placed WHERE place <= 20)`,
      `${placed} SELECT col, count(*) FROM placed GROUP BY col`,
    ],
  },
]);
await portal.stop();
