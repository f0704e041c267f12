// Lists and boards of 100,000 findings with 10,000 contractors. Runs on the build (`dist`).
import { BOARD_STATES, DUE_COLUMNS, dueColumns } from '../dist/domain/finding/board.js';
import { measureLists, today } from './lists.mjs';
import { signIn, startPortal } from './portal.mjs';

const FINDINGS = 100_000;
const CONTRACTORS = 10_000;

const portal = await startPortal();
const { dataSource } = portal;
await dataSource.query(
  `INSERT INTO contractors (name, sort_key, folded, running)
   SELECT 'ベンチ委託先' || n, 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチ' || n, true FROM generate_series(1, $1::int) n`,
  [CONTRACTORS],
);
// four in ten are open, due from half a year ago until half a year from now
await dataSource.query(
  `INSERT INTO findings (number, contractor_id, question, severity, state, title, facts, owner_id, due_on, found_on, folded)
   SELECT 'B2026-' || lpad(n::text, 6, '0'), c.ids[1 + n % cardinality(c.ids)], 'AUD-' || lpad((1 + n % 42)::text, 2, '0'),
     (ARRAY['critical', 'major', 'minor', 'minor', 'observation'])[1 + n % 5], s.state, 'ベンチの指摘 ' || n, '抽出した12件のうち2件',
     p.id, CASE WHEN s.state = 'closed' THEN NULL ELSE DATE '2026-11-24' + (n * 37 % 365 - 182) END,
     DATE '2026-01-01' + n % 300, 'ベンチノ指摘' || n
   FROM generate_series(1, $1::int) n
   CROSS JOIN (SELECT array_agg(id) AS ids FROM contractors) c
   CROSS JOIN (SELECT id FROM people WHERE email = 'auditor@example.jp') p
   CROSS JOIN LATERAL (SELECT CASE WHEN n % 10 < 6 THEN 'closed' ELSE ($2::text[])[1 + n / 10 % 10] END AS state) s`,
  [FINDINGS, BOARD_STATES],
);
await dataSource.query('VACUUM ANALYZE');
const cookie = await signIn(portal.url);

const DUE = `coalesce(f.due_on, 'infinity'::date)`;
const ROWS = `SELECT f.*, c.name AS contractor, c.running, a.number AS audit, o.name AS owner, r.number AS recurs
  FROM findings f JOIN contractors c ON c.id = f.contractor_id LEFT JOIN audits a ON a.id = f.audit_id
  LEFT JOIN people o ON o.id = f.owner_id LEFT JOIN findings r ON r.id = f.recurrence_of`;
// the floor may use the index as well
const OPEN = `f.state = ANY('{${BOARD_STATES.join(',')}}')`;
const due = dueColumns(await today(dataSource));
const byDue = DUE_COLUMNS.map((column) => [
  `${DUE} BETWEEN '${due[column].from ?? '-infinity'}' AND '${due[column].until ?? '9999-12-31'}'`,
]);
const byState = BOARD_STATES.map((state) => [`f.state = '${state}'`]);
const boardRows = (columns) =>
  columns.map(([where]) => `(${ROWS} WHERE ${where} ORDER BY ${DUE}, f.id LIMIT 20)`).join(' UNION ALL ');
const boardCounts = (columns) =>
  columns.map(([where]) => `SELECT count(*) FROM findings f WHERE ${where}`).join(' UNION ALL ');
await measureLists(portal, cookie, [
  {
    name: 'the open findings by deadline',
    path: '/api/findings?open=true&limit=100',
    floor: [`${ROWS} WHERE ${OPEN} ORDER BY ${DUE}, f.id LIMIT 101`, `SELECT count(*) FROM findings f WHERE ${OPEN}`],
  },
  {
    name: 'all findings, latest number first',
    path: '/api/findings?sort=-number&limit=100',
    floor: [`${ROWS} ORDER BY f.number DESC, f.id DESC LIMIT 101`, `SELECT count(*) FROM findings f`],
  },
  { name: 'the board by deadline', path: '/api/findings/board?by=due', floor: [boardRows(byDue), boardCounts(byDue)] },
  {
    name: 'the board by state',
    path: '/api/findings/board?by=state',
    floor: [boardRows(byState), boardCounts(byState)],
  },
]);
await portal.stop();
