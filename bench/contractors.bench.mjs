// The register with 10,000 contractors: an import of all of them as a person has it (preview, then confirm), the list at 20 requests a
// second, and the list beside its floor: the same rows by plain pg and JSON.stringify behind a bare http server. Runs on the build.
import { createServer } from 'node:http';
import pg from 'pg';
import { median, report, signIn, startPortal } from './portal.mjs';

const CONTRACTORS = 10_000;
const RATE_MS = 50;
const ROUNDS = 200;
const QUERIES = [
  '',
  '?sort=tier',
  '?sort=-lastAuditedOn',
  '?unaudited=true',
  '?tier=high&personalData=entrusted',
  `?q=${encodeURIComponent('配信42')}`,
];
const p95 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

function sheet() {
  const line = (n) =>
    `ベンチ委託先${n},べんち${n % 97},配信${n % 50},${['委託', 'クラウド例外', '個人データなし'][n % 3]},${n % 3 === 0 ? '' : '取り扱わないため'},${n % 2000},${n % 5 === 0 ? 'はい' : 'いいえ'},はい,${n % 4 === 0 ? '' : `202${5 + (n % 2)}-0${1 + (n % 9)}-15`}`;
  const head =
    '委託先,よみ,委託業務,個人データ,個人データの区分の理由,本人の数,自社ドメインで送信,停止を許容できる,最終監査日';
  return Buffer.from([head, ...Array.from({ length: CONTRACTORS }, (_, n) => line(n))].join('\r\n'));
}

function floorServer(pool) {
  return createServer((_, response) => {
    void (async () => {
      const { rows: items } = await pool.query(
        `SELECT c.*, (SELECT v.name FROM vendors v WHERE v.id = c.vendor_id) AS vendor FROM contractors c
         WHERE c.archived_at IS NULL ORDER BY c.sort_key, c.id LIMIT 51`,
      );
      const { rows: engagements } = await pool.query(
        'SELECT e.*, p.name AS owner FROM engagements e LEFT JOIN people p ON p.id = e.owner_id WHERE e.contractor_id = ANY($1)',
        [items.map(({ id }) => id)],
      );
      const { rows: total } = await pool.query('SELECT count(*) FROM contractors WHERE archived_at IS NULL');
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items, engagements, total }));
    })();
  });
}

const portal = await startPortal();
const pool = new pg.Pool({ connectionString: portal.databaseUrl });
const floor = floorServer(pool);
try {
  await new Promise((done) => floor.listen(0, '127.0.0.1', done));
  const cookie = await signIn(portal.url);
  const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1] ?? '');
  const headers = { cookie, 'x-xsrf-token': token, 'content-type': 'application/octet-stream' };
  const body = sheet();
  const send = async (address) => {
    const answer = await fetch(`${portal.url}/api/contractors/imports${address}`, { method: 'POST', headers, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 500)}`);
    return text;
  };
  const seconds =
    (await timed(async () => {
      const { digest, counts } = JSON.parse(await send('/preview?name=bench.csv'));
      if (counts.new !== CONTRACTORS) throw new Error(JSON.stringify(counts));
      const steps = (await send(`?name=bench.csv&digest=${digest}`)).trim().split('\n');
      if (steps.length < 20) throw new Error(`${steps.length} steps of progress`);
    })) / 1000;
  report(`contractors: import of ${CONTRACTORS} rows with its preview`, seconds, 's', 15);
  await portal.dataSource.query('ANALYZE');

  const list = async (query) => {
    const answer = await fetch(`${portal.url}/api/contractors${query}`, { headers: { cookie } });
    const { items } = await answer.json();
    if (!(items?.length > 0)) throw new Error(`${query}: ${answer.status}`);
  };
  const bare = async () => {
    const answer = await fetch(`http://127.0.0.1:${floor.address().port}/`);
    if ((await answer.json()).items.length !== 51) throw new Error('the floor reads something else');
  };
  for (let round = 0; round < 30; round++) for (const query of QUERIES) await list(query);

  const times = [];
  const begun = [];
  for (let round = 0; round < ROUNDS; round++) {
    begun.push(timed(() => list(QUERIES[round % QUERIES.length])).then((taken) => times.push(taken)));
    await new Promise((done) => setTimeout(done, RATE_MS));
  }
  await Promise.all(begun);
  report(`contractors: list of ${CONTRACTORS}, 20 a second, p95`, p95(times), 'ms', 150);

  const both = { portal: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    both.floor.push(await timed(bare));
    both.portal.push(await timed(() => list('')));
  }
  report(
    'contractors: list beside a bare SELECT of its rows',
    median(both.portal) / median(both.floor),
    '× plain pg',
    3,
  );
} finally {
  await new Promise((done) => floor.close(done));
  await pool.end();
  await portal.stop();
}
