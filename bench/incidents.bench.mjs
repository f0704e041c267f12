// The register of incidents: 20,000 of them with 10,000 contractors. Runs on the build (`dist`).
import { measureLists } from './lists.mjs';
import { signIn, startPortal } from './portal.mjs';

const INCIDENTS = 20_000;
const CONTRACTORS = 10_000;

const portal = await startPortal();
const { dataSource } = portal;
await dataSource.query(
  `INSERT INTO contractors (name, sort_key, folded, running)
   SELECT 'ベンチ委託先' || n, 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチ' || n, true FROM generate_series(1, $1::int) n`,
  [CONTRACTORS],
);
// one in twenty is open, with clocks that end from two months ago until two months from now; facts as those of the sample
await dataSource.query(
  `INSERT INTO incidents (number, title, contractor_id, role, risks, severity, state, occurred_at, detected_at, learned_at,
     told_at, notice_hours, record, owner_id, next_due_at, folded)
   SELECT 'B2026-' || lpad(n::text, 6, '0'), 'ベンチの事故 ' || n, c.ids[1 + n % cardinality(c.ids)], 'principal',
     ARRAY['R' || 1 + n % 5], (ARRAY['critical', 'major', 'minor', 'minor'])[1 + n % 4],
     CASE WHEN n % 20 = 0 THEN (ARRAY['detected', 'contained', 'reported'])[1 + n / 20 % 3] ELSE 'closed' END,
     at - interval '3 hours', at - interval '2 hours', at, at, 24, s.record, s.owner_id,
     CASE WHEN n % 20 = 0 THEN now() + (n * 37 % 120 - 60) * interval '1 day' END, 'ベンチノ事故' || n
   FROM generate_series(1, $1::int) n
   CROSS JOIN LATERAL (SELECT now() - (n % 1800) * interval '1 day' AS at) t
   CROSS JOIN (SELECT array_agg(id) AS ids FROM contractors) c
   CROSS JOIN (SELECT record, owner_id FROM incidents WHERE number = 'I2026-0002') s`,
  [INCIDENTS],
);
await dataSource.query('VACUUM ANALYZE');
const cookie = await signIn(portal.url);

const DUE = `coalesce(i.next_due_at, 'infinity'::timestamptz)`;
const ROWS = `SELECT i.*, c.name AS contractor, e.title AS engagement, o.name AS owner
  FROM incidents i LEFT JOIN contractors c ON c.id = i.contractor_id LEFT JOIN engagements e ON e.id = i.engagement_id
  LEFT JOIN people o ON o.id = i.owner_id`;
const OPEN = `i.state = ANY('{detected,contained,reported}')`;
await measureLists(portal, cookie, [
  {
    name: 'the open incidents by deadline',
    path: '/api/incidents?open=true&limit=100',
    floor: [`${ROWS} WHERE ${OPEN} ORDER BY ${DUE}, i.id LIMIT 101`, `SELECT count(*) FROM incidents i WHERE ${OPEN}`],
  },
  {
    name: 'all incidents, latest number first',
    path: '/api/incidents?sort=-number&limit=100',
    floor: [`${ROWS} ORDER BY i.number DESC, i.id DESC LIMIT 101`, `SELECT count(*) FROM incidents i`],
  },
]);
await portal.stop();
