// A yearly plan for 1,000 contractors, and the list of five years of such plans. Runs on the build.
import { measureLists } from './lists.mjs';
import { median, report, signIn, startPortal } from './portal.mjs';

const CONTRACTORS = 1000;
const YEARS = 5;
const QUERIES = [
  '',
  '?sort=-plannedOn',
  '?state=closed&sort=-number',
  '?fiscalYear=2027',
  `?q=${encodeURIComponent('ベンチ42')}`,
];
const ROW = `a.*, c.name, c.tier, c.running, c.last_audited_on,
  (SELECT json_agg(p.name ORDER BY n.position) FROM audit_auditors n JOIN people p ON p.id = n.person_id WHERE n.audit_id = a.id) AS auditors`;
const portal = await startPortal();
try {
  const cookie = await signIn(portal.url, 'auditor');
  const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1] ?? '');
  const headers = { cookie, 'x-xsrf-token': token, 'content-type': 'application/json' };
  await portal.dataSource.query(
    `INSERT INTO contractors (name, sort_key, folded, tier, running, last_audited_on)
     SELECT 'ベンチ' || n, 'ベンチ' || n, 'ベンチ' || n, (ARRAY['high', 'medium', 'low'])[1 + n % 3], true,
       CASE WHEN n % 4 > 0 THEN date '2026-03-01' + n % 300 END FROM generate_series(1, $1) n`,
    [CONTRACTORS],
  );
  await portal.dataSource.query('ANALYZE');
  const started = performance.now();
  const answer = await fetch(`${portal.url}/api/audit-plans`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ fiscalYear: 2027 }),
  });
  const plan = await answer.json();
  if (!(plan.audits?.length >= CONTRACTORS)) throw new Error(`${answer.status}: ${plan.audits?.length} audits`);
  const seconds = (performance.now() - started) / 1000;
  report(`audits: the plan of a year for ${CONTRACTORS} contractors, made and read`, seconds, 's', 1);

  await portal.dataSource.query(
    `INSERT INTO audits (number, programme_id, contractor_id, fiscal_year, state, mode, questions, planned_on, fieldwork_on,
       closed_on, rated)
     SELECT 'B' || y || '-' || a.number, a.programme_id, a.contractor_id, 2027 - y, 'closed', a.mode, a.questions,
       a.planned_on - 365 * y, a.planned_on - 365 * y, a.planned_on - 365 * y + 20, '{"conform": 40, "minor": 2}'
     FROM audits a, generate_series(1, $1) y WHERE a.fiscal_year = 2027`,
    [YEARS - 1],
  );
  await portal.dataSource.query('ANALYZE');
  await measureLists(portal, cookie, [
    {
      name: `audits: list of ${CONTRACTORS * YEARS}`,
      path: '/api/audits',
      mixed: QUERIES.map((query) => `/api/audits${query}`),
      floor: [
        `SELECT ${ROW} FROM audits a JOIN contractors c ON c.id = a.contractor_id ORDER BY a.planned_on, a.id LIMIT 51`,
        'SELECT count(*) FROM audits',
      ],
    },
  ]);
} finally {
  await portal.stop();
}
