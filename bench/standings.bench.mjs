// The signs of 10,000 contractors: computed anew by the morning's job, compared in a list, and counted at home. Runs on the build.
import { StandingsDaily } from '../dist/server/standings/standings.daily.js';
import { measureLists } from './lists.mjs';
import { report, signIn, startPortal } from './portal.mjs';

const CONTRACTORS = 10_000;
const FINDINGS = 20_000;
const QUERIES = [
  '',
  '?sort=yomi',
  '?sort=-tier',
  '?sort=nextOn',
  '?sign=red&sort=tier',
  '?reason=majorOverdue',
  `?q=${encodeURIComponent('ベンチ42')}`,
];

const portal = await startPortal();
const { dataSource } = portal;
try {
  await dataSource.query(
    `INSERT INTO contractors (name, sort_key, folded, running, tier, last_audited_on)
     SELECT 'ベンチ委託先' || n, 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチ' || n, true,
       (ARRAY['high', 'medium', 'low'])[1 + n % 3], CASE WHEN n % 4 > 0 THEN DATE '2026-06-01' - n % 300 END
     FROM generate_series(1, $1::int) n`,
    [CONTRACTORS],
  );
  await dataSource.query(
    `INSERT INTO findings (number, contractor_id, severity, state, title, facts, due_on, found_on, folded)
     SELECT 'B2026-' || lpad(n::text, 6, '0'), c.ids[1 + n * 7 % cardinality(c.ids)],
       (ARRAY['critical', 'major', 'minor', 'minor', 'observation'])[1 + n % 5], CASE WHEN n % 3 = 0 THEN 'open' ELSE 'closed' END,
       'ベンチの指摘 ' || n, 'x', DATE '2026-11-24' + (n * 37 % 365 - 182), DATE '2026-01-01' + n % 300, 'x'
     FROM generate_series(1, $1::int) n CROSS JOIN (SELECT array_agg(id) AS ids FROM contractors) c`,
    [FINDINGS],
  );
  await dataSource.query('VACUUM ANALYZE');
  const started = performance.now();
  await portal.app.get(StandingsDaily).run();
  report(`standings: ${CONTRACTORS} signs computed by the job`, (performance.now() - started) / 1000, 's', 60);
  await dataSource.query('VACUUM ANALYZE');
  const cookie = await signIn(portal.url);
  await measureLists(portal, cookie, [
    {
      name: `standings: list of ${CONTRACTORS}`,
      path: '/api/standings',
      mixed: QUERIES.map((query) => `/api/standings${query}`),
      floor: [
        `SELECT s.*, c.name, c.tier, c.tier_provisional FROM standings s JOIN contractors c ON c.id = s.contractor_id
         WHERE s.supervised ORDER BY s.weight, s.contractor_id LIMIT 51`,
        'SELECT count(*) FROM standings WHERE supervised',
      ],
    },
  ]);
} finally {
  await portal.stop();
}
