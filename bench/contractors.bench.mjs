// The register with 10,000 contractors: an import of all of them as a person has it (preview, then confirm), and the list. Runs on
// the build.
import { measureLists } from './lists.mjs';
import { report, signIn, startPortal } from './portal.mjs';

const CONTRACTORS = 10_000;
const QUERIES = [
  '',
  '?sort=tier',
  '?sort=-lastAuditedOn',
  '?unaudited=true',
  '?tier=high&personalData=entrusted',
  `?q=${encodeURIComponent('配信42')}`,
];

function sheet() {
  const line = (n) =>
    `ベンチ委託先${n},べんち${n % 97},配信${n % 50},${['委託', 'クラウド例外', '個人データなし'][n % 3]},${n % 3 === 0 ? '' : '取り扱わないため'},${n % 2000},${n % 5 === 0 ? 'はい' : 'いいえ'},はい,${n % 4 === 0 ? '' : `202${5 + (n % 2)}-0${1 + (n % 9)}-15`}`;
  const head =
    '委託先,よみ,委託業務,個人データ,個人データの区分の理由,本人の数,自社ドメインで送信,停止を許容できる,最終監査日';
  return Buffer.from([head, ...Array.from({ length: CONTRACTORS }, (_, n) => line(n))].join('\r\n'));
}

const portal = await startPortal();
try {
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
  const started = performance.now();
  const { digest, counts } = JSON.parse(await send('/preview?name=bench.csv'));
  if (counts.new !== CONTRACTORS) throw new Error(JSON.stringify(counts));
  const steps = (await send(`?name=bench.csv&digest=${digest}`)).trim().split('\n');
  if (steps.length < 20) throw new Error(`${steps.length} steps of progress`);
  const seconds = (performance.now() - started) / 1000;
  report(`contractors: import of ${CONTRACTORS} rows with its preview`, seconds, 's', 15);
  await portal.dataSource.query('ANALYZE');

  await measureLists(portal, cookie, [
    {
      name: `contractors: list of ${CONTRACTORS}`,
      path: '/api/contractors',
      mixed: QUERIES.map((query) => `/api/contractors${query}`),
      floor: [
        `WITH page AS (SELECT c.*, (SELECT v.name FROM vendors v WHERE v.id = c.vendor_id) AS vendor FROM contractors c
           WHERE c.archived_at IS NULL ORDER BY c.sort_key, c.id LIMIT 51)
         SELECT page.*, (SELECT json_agg(e) FROM (SELECT e.*, p.name AS owner FROM engagements e
           LEFT JOIN people p ON p.id = e.owner_id WHERE e.contractor_id = page.id) e) AS engagements FROM page`,
        'SELECT count(*) FROM contractors WHERE archived_at IS NULL',
      ],
    },
  ]);
} finally {
  await portal.stop();
}
