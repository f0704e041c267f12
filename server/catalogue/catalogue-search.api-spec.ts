import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServicePage } from '#contract/services.js';
import { countStatements, statementsOf } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
const RARE = encodeURIComponent('名刺');

beforeAll(async () => {
  app = await startTestApp();
  manager = await app.as('manager');
  await app.sql(`INSERT INTO vendors (name, sort_key, folded) VALUES ('甲', 'コウ', '甲'), ('乙', 'オツ', '乙')`);
  // every hundredth can do what the others cannot; readings and vendors repeat, so that equal keys cross the pages
  await app.sql(`
    INSERT INTO services (name, sort_key, folded, vendor_id)
    SELECT 'サービス' || n, 'サ-ビス' || n % 7, 'サ-ビス' || n || words[1 + n % 5] || words[1 + n % 3] || CASE WHEN n % 100 = 0 THEN '名刺管理' ELSE '' END,
           CASE WHEN n % 300 = 0 THEN (SELECT id FROM vendors WHERE name = '甲') WHEN n % 200 = 0 THEN (SELECT id FROM vendors WHERE name = '乙') END
    FROM generate_series(1, 10000) AS n,
         (SELECT ARRAY['一斉配信', 'ステップメ-ル', '開封計測', 'フォ-ム作成', '到達率改善'] AS words) AS w`);
  await app.sql('ANALYZE services');
});
afterAll(async () => {
  await app.close();
});

const page = async (query: string): Promise<ServicePage> => {
  const { status, body } = await manager.get<ServicePage>(`/api/services?${query}`);
  expect(status).toBe(200);
  return body;
};

describe('a catalogue of ten thousand services', () => {
  it('finds a word of two characters through the index, not row by row', async () => {
    const found = { total: 0 };
    const statements = await statementsOf(async () => {
      found.total = (await page(`q=${RARE}`)).total;
    });
    expect(found.total).toBe(100);
    const searching = statements.filter(({ text }) => text.includes('LIKE'));
    expect(searching).toHaveLength(2); // the page and the total
    for (const { text, values } of searching) {
      const plan = await app.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
      const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(lines).toContain('Bitmap Index Scan on services_bigrams');
      expect(lines).not.toContain('Seq Scan on services');
    }
  });

  it('finds single characters, and takes % and _ as letters', async () => {
    expect((await page(`q=${encodeURIComponent('刺')}`)).total).toBe(100);
    expect((await page(`q=${encodeURIComponent('名_')}`)).total).toBe(0);
    expect((await page(`q=%25`)).total).toBe(0);
  });

  it('sends as many statements for two rows as for two hundred', async () => {
    const [few, many] = [await countStatements(() => page('limit=2')), await countStatements(() => page('limit=200'))];
    expect(many).toBe(few);
  });

  it.each(['yomi', '-yomi', 'name', '-name', 'vendor', '-vendor'])(
    'is paged by %s without loss or repetition, equal keys included',
    async (sort) => {
      const whole = await page(`q=${RARE}&sort=${sort}&limit=200`);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const part: ServicePage = await page(`q=${RARE}&sort=${sort}&limit=30${more}`);
        expect(part.total).toBe(100);
        seen.push(...part.items.map(({ id }) => id));
        cursor = part.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(100);
      expect(seen).toEqual(whole.items.map(({ id }) => id));
    },
  );

  it('refuses a cursor that was tampered with or belongs to another order', async () => {
    const { nextCursor } = await page('sort=yomi&limit=10');
    const cursor = nextCursor ?? '';
    const forged = cursor.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const bad of [`sort=yomi&cursor=${forged}`, `sort=name&cursor=${cursor}`, 'sort=yomi&cursor=x']) {
      expect(await manager.get(`/api/services?${bad}`)).toMatchObject({
        status: 400,
        body: { code: 'invalidCursor', fields: [{ path: 'cursor' }] },
      });
    }
  });

  it.each([
    ['sort=price', 'sort'],
    ['limit=1000', 'limit'],
    ['vendorId=x', 'vendorId'],
    [`q=${'x'.repeat(201)}`, 'q'],
  ])('refuses %s', async (query, path) => {
    expect(await manager.get(`/api/services?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid', fields: [{ path }] },
    });
  });
});
