// Lists and boards of the built portal: the 95th percentile at 20 requests a second, and the median beside the floor: the same rows
// and counts by plain pg and JSON.stringify behind a bare http server, without session, permission or schema. Both over HTTP
// in one process on one database, interleaved.
import { Agent, createServer, request } from 'node:http';
import pg from 'pg';
import { median, report } from './portal.mjs';

const RATE = 20;
const SECONDS = 10;
const ROUNDS = 40;

/**
 * Measures each list.
 * @param cases `path` of the API; `floor`, the statements that read the same rows; `mixed`, paths that are asked for in turn under
 * load instead of `path` alone
 */
export async function measureLists(portal, cookie, cases) {
  const pool = new pg.Pool({ connectionString: portal.databaseUrl, max: 10 });
  const floor = createServer((incoming, response) => {
    const { floor: statements } = cases[Number(incoming.url.slice(1))];
    Promise.all(statements.map((text) => pool.query(text))).then(
      (answers) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answers.map(({ rows }) => rows)));
      },
      (error) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  await new Promise((done) => floor.listen(0, '127.0.0.1', done));
  const floorUrl = `http://127.0.0.1:${floor.address().port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  /** Milliseconds until the last byte. */
  const timed = (url) =>
    new Promise((resolve, reject) => {
      const from = performance.now();
      request(url, { agent, headers: { cookie } }, (response) => {
        response.on('data', () => undefined);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - from);
          else reject(new Error(`${url}: ${response.statusCode}`));
        });
      })
        .on('error', reject)
        .end();
    });

  for (const [index, { name, path, mixed = [path] }] of cases.entries()) {
    const bare = `${floorUrl}/${index}`;
    for (let warm = 0; warm < 10; warm++)
      await Promise.all([timed(bare), ...mixed.map((one) => timed(portal.url + one))]);
    const [ours, plain] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(portal.url + path));
      plain.push(await timed(bare));
    }
    report(`${name}: times its bare SELECT`, median(ours) / median(plain), 'times', 3);
    // an open loop: a slow answer does not keep the next one from being asked for
    const asked = [];
    await new Promise((done) => {
      const clock = setInterval(() => {
        asked.push(timed(portal.url + mixed[asked.length % mixed.length]));
        if (asked.length === RATE * SECONDS) {
          clearInterval(clock);
          done();
        }
      }, 1000 / RATE);
    });
    const all = (await Promise.all(asked)).toSorted((a, b) => a - b);
    report(`${name}: 95th percentile at ${RATE}/s`, all[Math.floor(all.length * 0.95)], 'ms', 150);
  }
  agent.destroy();
  await new Promise((done) => floor.close(done));
  await pool.end();
}

/** What the database says today is where the portal is. */
export async function today(dataSource) {
  const [{ day }] = await dataSource.query(`SELECT (now() AT TIME ZONE 'Asia/Tokyo')::date::text AS day`);
  return day;
}
