// A yearly plan for 1,000 contractors, the list of five years of such plans, and the sheet of 42 questions on a throttled phone. Runs
// on the build.
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { seedId } from '../dist/seed/ids.js';
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
/** Milliseconds until the first rating can be given, on a phone with a slow processor and a slow line. */
async function firstUsable(page, devtools, url) {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  // what Chrome calls Fast 3G: 1.6 Mbit/s down, 0.75 up, 150 ms there and back
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6e6 / 8) * 0.9,
    uploadThroughput: (0.75e6 / 8) * 0.9,
  });
  const started = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('.rate button:enabled').first().waitFor();
  return performance.now() - started;
}

const portal = await startPortal();
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args.filter((argument) => !argument.startsWith('--headless') && argument !== '--single-process'),
  headless: true,
});
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

  const context = await browser.newContext({ baseURL: portal.url, viewport: { width: 390, height: 844 } });
  await context.addCookies(
    cookie.split('; ').map((one) => {
      const [name, value] = one.split('=', 2);
      return { name, value, url: portal.url };
    }),
  );
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const address = `/audits/${seedId('audit/2026/alpha')}/fieldwork`;
  await page.goto(address);
  await page.locator('.rate button:enabled').first().waitFor();
  const rounds = [];
  for (let round = 0; round < 5; round++) rounds.push(await firstUsable(page, devtools, address));
  report('audits: sheet of 42 questions first usable on a throttled phone', median(rounds) / 1000, 's', 1);
} finally {
  await browser.close();
  await portal.stop();
}
