import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractorPage } from '#contract/contractors.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

const TODAY = new Date('2026-11-24T03:00:00Z');
let app: TestApp;
let manager: TestClient;
beforeAll(async () => {
  app = await startTestApp({ now: TODAY });
  manager = await app.as('manager');
  // readings, tiers and days repeat, so that equal keys cross the pages
  await app.sql(
    `INSERT INTO contractors (name, sort_key, folded, tier, running, last_audited_on, archived_at)
     SELECT '委託先' || n, 'イ' || n % 7, '委託先' || n, (ARRAY['low', 'high', 'medium'])[1 + n % 3], n % 10 <> 0,
       CASE WHEN n % 4 > 0 THEN date '2025-11-20' + n % 9 END, CASE WHEN n % 50 = 0 THEN now() END
     FROM generate_series(1, 300) n`,
  );
  await app.sql(
    `INSERT INTO engagements (contractor_id, position, title, owner_id, personal_data)
     SELECT id, 0, '業務', CASE WHEN tier = 'high' THEN $1::uuid END, 'entrusted' FROM contractors`,
    [manager.personId],
  );
});
afterAll(async () => {
  await app.close();
});

const page = async (query: string): Promise<ContractorPage> => {
  const { status, body } = await manager.get<ContractorPage>(`/api/contractors?${query}`);
  expect(status).toBe(200);
  return body;
};

describe('a register of hundreds', () => {
  it.each(['yomi', '-yomi', 'name', 'tier', '-tier', 'lastAuditedOn', '-lastAuditedOn'])(
    'is paged by %s without loss or repetition',
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const part: ContractorPage = await page(`sort=${sort}&limit=70${more}`);
        expect(part.total).toBe(294);
        seen.push(...part.items.map(({ id }) => id));
        cursor = part.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(294);
    },
  );

  it('has the heaviest first by tier, and the never audited first by their last audit', async () => {
    const tiers = (await page('sort=tier&limit=200')).items.map(({ tier }) => tier);
    expect(tiers).toEqual([...tiers].sort((a, b) => 'hml'.indexOf(a.charAt(0)) - 'hml'.indexOf(b.charAt(0))));
    const days = (await page('sort=lastAuditedOn&limit=200')).items.map(({ lastAuditedOn }) => lastAuditedOn ?? '');
    expect(days).toEqual([...days].sort());
  });

  it('knows who was not audited within twelve months, as each row says', async () => {
    const all = (await page('limit=200')).items.concat((await page('limit=200&sort=-yomi')).items);
    const wanted = new Set(all.filter(({ unaudited }) => unaudited).map(({ id }) => id));
    const { items, total } = await page('unaudited=true&limit=200');
    expect(new Set(items.map(({ id }) => id))).toEqual(wanted);
    expect(items.every(({ running, lastAuditedOn }) => running && (lastAuditedOn ?? '') < '2025-11-24')).toBe(true);
    expect((await page('unaudited=false&limit=1')).total).toBe(294 - total);
  });

  it('is filtered by tier, owner and state, and counted the same', async () => {
    expect((await page('tier=high')).total).toBe((await page(`ownerId=${manager.personId}`)).total);
    expect((await page('state=running')).total + (await page('state=ended')).total).toBe(294);
    expect((await page('state=archived')).total).toBe(6);
    expect((await page('personalData=cloudException')).total).toBe(0);
  });

  it('costs as many statements for two rows as for two hundred', async () => {
    const [few, many] = [await countStatements(() => page('limit=2')), await countStatements(() => page('limit=200'))];
    expect(many).toBe(few);
  });

  it.each([
    ['sort=owner', 'sort'],
    ['tier=huge', 'tier'],
    ['state=open', 'state'],
    ['ownerId=me', 'ownerId'],
  ])('refuses %s', async (query, path) => {
    expect(await manager.get(`/api/contractors?${query}`)).toMatchObject({ status: 400, body: { fields: [{ path }] } });
  });
});

it('keeps files of a contractor for who may read it', async () => {
  const [one] = (await page('limit=1')).items;
  const files = `/api/files?subjectType=contractor&subjectId=${one?.id ?? ''}`;
  expect((await (await app.as('auditor')).get(files)).status).toBe(200);
  expect((await (await app.as('evaluator')).get(files)).status).toBe(404);
});
