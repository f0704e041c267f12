// Lists of 200 SLAs with five years of outages to the minute (500,000), 10,000 contractors, and the close of a month for all of them.
// Runs on the build (`dist`).
import { monthsBetween, shiftMonth } from '../dist/domain/sla/zone.js';
import { SlaClosingsService } from '../dist/server/slas/closings.service.js';
import { SlaMonthsRepository } from '../dist/server/slas/months.repository.js';
import { SlaResults } from '../dist/server/slas/slas.results.js';
import { measureLists, today } from './lists.mjs';
import { report, signIn, startPortal } from './portal.mjs';

const SLAS = 200;
const OUTAGES = 2500;
const CONTRACTORS = 10_000;

const portal = await startPortal();
const { dataSource, app } = portal;
const current = (await today(dataSource)).slice(0, 7);
const first = shiftMonth(current, -60);
const last = shiftMonth(current, -1);
await dataSource.query(
  `INSERT INTO contractors (name, sort_key, folded, running)
   SELECT 'ベンチ委託先' || n, 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチ' || n, true FROM generate_series(1, $1::int) n`,
  [CONTRACTORS],
);
await dataSource.query(
  `INSERT INTO slas (contractor_id, title, service, sort_key, folded)
   SELECT c.ids[1 + n * 49], 'ベンチのSLA ' || n, '', 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチノSLA' || n
   FROM generate_series(1, $1::int) n CROSS JOIN (SELECT array_agg(id ORDER BY sort_key) AS ids FROM contractors) c`,
  [SLAS],
);
const terms = {
  timeZone: 'Asia/Tokyo',
  availability: {
    target: '99.90',
    denominator: 'plannedService',
    minOutageMinutes: 1,
    planned: { excluded: true, noticeHours: 72, monthlyMinutes: null },
  },
  serviceHours: null,
  targets: [],
  credits: {
    monthlyFeeYen: 54_000,
    bands: [
      { below: '99.90', atLeast: '99.0', percent: '15' },
      { below: '99.0', atLeast: null, percent: '30' },
    ],
    claimDays: 30,
  },
};
await dataSource.query(
  `INSERT INTO sla_terms (sla_id, month, terms) SELECT id, $1, $2 FROM slas WHERE title LIKE 'ベンチ%'`,
  [first, terms],
);
// over five years, one to twelve minutes each, some of which overlap
await dataSource.query(
  `INSERT INTO outages (sla_id, starts_at, ends_at, cause, source)
   SELECT s.id, o.start, o.start + make_interval(mins => 1 + (n * 7 % 12)), 'provider', 'api'
   FROM (SELECT id, row_number() OVER (ORDER BY sort_key) AS place FROM slas WHERE title LIKE 'ベンチ%') s
   CROSS JOIN generate_series(1, $1::int) n
   CROSS JOIN LATERAL (SELECT date_trunc('minute', now()) - make_interval(mins => (n * 1051 + s.place * 17)::int) AS start) o
   ON CONFLICT DO NOTHING`,
  [OUTAGES],
);
await dataSource.query('VACUUM ANALYZE');

// sixty months: closed but for the last, which the job closes
const results = app.get(SlaResults);
const months = app.get(SlaMonthsRepository);
const ids = (await dataSource.query(`SELECT id FROM slas ORDER BY id`)).map(({ id }) => id);
const [{ id: manager }] = await dataSource.query(`SELECT id FROM people WHERE email = 'manager@example.jp'`);
const by = { id: manager, at: new Date(), formulaVersion: 1 };
const all = monthsBetween(first, current);
for (let at = 0; at < ids.length; at += 20) {
  const computed = await results.of(ids.slice(at, at + 20), all);
  const rows = [...computed].flatMap(([slaId, some]) => some.map((result) => ({ slaId, result })));
  await months.close(
    rows.filter(({ result }) => result.month < last),
    by,
  );
  await results.store(new Map([...computed].map(([id, some]) => [id, some.filter(({ month }) => month >= last)])));
}
await dataSource.query('VACUUM ANALYZE');
const cookie = await signIn(portal.url);
const [{ id: busy }] = await dataSource.query(
  `SELECT id FROM slas WHERE title LIKE 'ベンチ%' ORDER BY sort_key LIMIT 1`,
);

// the same rows and the same figures of each, by whatever index serves them
const LATEST = `(SELECT m.result FROM sla_months m WHERE m.sla_id = s.id AND m.closed ORDER BY m.month DESC LIMIT 1)`;
const ROWS = `SELECT s.*, c.name AS contractor, o.name AS owner, ${LATEST} AS closed,
    (SELECT t.terms FROM sla_terms t WHERE t.sla_id = s.id ORDER BY t.month DESC LIMIT 1) AS terms,
    (SELECT m.result FROM sla_months m WHERE m.sla_id = s.id AND NOT m.closed ORDER BY m.month DESC LIMIT 1) AS running,
    (SELECT min(u.starts_at) FROM outages u WHERE u.sla_id = s.id AND u.ends_at IS NULL AND u.removed_at IS NULL) AS down,
    (SELECT row(count(*), sum(k.yen), min(k.claim_by)) FROM sla_credits k WHERE k.sla_id = s.id AND k.state = 'due') AS due,
    (SELECT count(*) FROM sla_months m WHERE m.sla_id = s.id AND m.closed
       AND NOT EXISTS (SELECT 1 FROM sla_reviews r WHERE r.sla_id = m.sla_id AND r.month = m.month)) AS unreviewed
  FROM slas s JOIN contractors c ON c.id = s.contractor_id LEFT JOIN people o ON o.id = s.owner_id WHERE s.ended_on IS NULL`;
await measureLists(portal, cookie, [
  {
    name: '100 SLAs by title',
    path: '/api/slas?limit=100',
    floor: [`${ROWS} ORDER BY s.sort_key, s.id LIMIT 101`, `SELECT count(*) FROM slas s WHERE s.ended_on IS NULL`],
  },
  {
    name: '100 outages of an SLA, latest first',
    path: `/api/slas/${busy}/outages?limit=100`,
    floor: [
      `SELECT o.*, p.name FROM outages o LEFT JOIN approvals a ON a.id = o.approval_id LEFT JOIN people p ON p.id = a.decided_by
       WHERE o.sla_id = '${busy}' AND o.removed_at IS NULL ORDER BY o.starts_at DESC, o.id DESC LIMIT 101`,
      `SELECT count(*) FROM outages o WHERE o.sla_id = '${busy}' AND o.removed_at IS NULL`,
    ],
  },
]);

await dataSource.query(
  `INSERT INTO sla_closings (month, state, total, requested_by, requested_at) VALUES ($1, 'waiting', $2, $3, now())`,
  [last, ids.length, manager],
);
const from = performance.now();
await app.get(SlaClosingsService).run();
const took = performance.now() - from;
const [{ done, closed }] = await dataSource.query(
  `SELECT (SELECT done FROM sla_closings WHERE month = $1) AS done,
     (SELECT count(*)::int FROM sla_months WHERE month = $1 AND closed) AS closed`,
  [last],
);
if (done < SLAS || closed < SLAS) throw new Error(`${closed} months closed, ${done} told`);
report(`the close of a month for ${done} SLAs, as a job with progress`, took, 'ms', 5000);
await portal.stop();
