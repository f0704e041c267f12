// The certificates of 10,000 contractors: 30,000, as lists and as what a standing reads of all of them. Runs on the build.
import { CertificatesReader } from '../dist/server/certificates/certificates.reader.js';
import { measureLists, today } from './lists.mjs';
import { median, report, signIn, startPortal } from './portal.mjs';

const CONTRACTORS = 10_000;
const CERTIFICATES = 30_000;

const portal = await startPortal();
try {
  const { dataSource } = portal;
  await dataSource.query(
    `INSERT INTO contractors (name, sort_key, folded, running)
     SELECT 'ベンチ委託先' || n, 'ベンチ' || lpad(n::text, 6, '0'), 'ベンチ委託先' || n, true FROM generate_series(1, $1::int) n`,
    [CONTRACTORS],
  );
  // three years of validity, begun on any day of the last four: a quarter has lapsed, a fiftieth was withdrawn
  await dataSource.query(
    `INSERT INTO certificates (contractor_id, scheme, number, number_folded, body, issued_on, valid_from, valid_until,
       withdrawn_on, folded)
     SELECT c.ids[1 + n % cardinality(c.ids)], (ARRAY['iso27001', 'privacyMark', 'soc2Type2', 'ismap', 'pciDss'])[1 + n % 5],
       'BN ' || n, 'bn' || n, 'ベンチ認証', s.day, s.day, s.day + 1095, CASE WHEN n % 50 = 0 THEN s.day + 100 END,
       'bn' || n || 'iso/iec27001ベンチ認証'
     FROM generate_series(1, $1::int) n CROSS JOIN (SELECT array_agg(id) AS ids FROM contractors) c
     CROSS JOIN LATERAL (SELECT DATE '2022-12-01' + n * 37 % 1400 AS day) s`,
    [CERTIFICATES],
  );
  await dataSource.query('VACUUM ANALYZE');
  const cookie = await signIn(portal.url);
  const day = await today(dataSource);

  const UNTIL = `coalesce(k.valid_until, 'infinity'::date)`;
  const HELD = `(k.withdrawn_on IS NULL OR k.withdrawn_on > '${day}') AND (k.replaced_on IS NULL OR k.replaced_on > '${day}')`;
  const rows = (where, order = `${UNTIL}, k.id`) =>
    `SELECT k.*, c.name AS contractor, c.running FROM certificates k JOIN contractors c ON c.id = k.contractor_id
     WHERE ${where} ORDER BY ${order} LIMIT 101`;
  const count = (where) => `SELECT count(*) FROM certificates k WHERE ${where}`;
  const list = (name, query, where, order) => ({
    name: `certificates: ${name}`,
    path: `/api/certificates?limit=100${query}`,
    floor: [rows(where, order), count(where)],
  });
  const found = `k.folded LIKE '%bn29%' AND bigrams(k.folded) @> bigrams('bn29')`;
  await measureLists(portal, cookie, [
    list('current ones by their end', '&current=true', HELD),
    list('expiring', '&state=expiring', `${UNTIL} BETWEEN '${day}' AND DATE '${day}' + 90 AND ${HELD}`),
    list('all, latest end first', '&sort=-validUntil', 'true', `${UNTIL} DESC, k.id DESC`),
    list('found by number', '&q=bn29', found),
  ]);

  const reader = new CertificatesReader(dataSource);
  const ids = (await dataSource.query('SELECT id FROM contractors')).map(({ id }) => id);
  const [ours, plain] = [[], []];
  for (let round = 0; round < 15; round++) {
    let from = performance.now();
    await reader.ofContractors(ids, day);
    ours.push(performance.now() - from);
    from = performance.now();
    await dataSource.query('SELECT * FROM certificates WHERE contractor_id = ANY($1::uuid[])', [ids]);
    plain.push(performance.now() - from);
  }
  report(`certificates: of ${ids.length} contractors, times a bare SELECT`, median(ours) / median(plain), 'times', 3);
} finally {
  await portal.stop();
}
