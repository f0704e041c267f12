import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '#contract/comparison.js';
import type { StoredAnswer } from '#contract/evaluations.js';
import type { IssuedReportList, Verification } from '#contract/reports.js';
import { CHECKLIST_1, FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
let executive: TestClient;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE });
  manager = await app.as('manager');
  executive = await app.as('executive');
});
afterAll(async () => {
  await app.close();
});

const path = `/api/evaluations/${FICTITIOUS_EVALUATION}`;
const events = (code: string) =>
  app.sql<{ action: string; actor_id: string }>(
    'SELECT action, actor_id FROM trail_events WHERE strpos(payload::text, $1) > 0 ORDER BY id',
    [code],
  );
const issued = async (): Promise<IssuedReportList['items']> =>
  (await executive.get<IssuedReportList>(`${path}/reports`)).body.items;
async function rows(bytes: Buffer, sheet: string): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const found: unknown[][] = [];
  workbook.getWorksheet(sheet)?.eachRow((row) => {
    found.push((row.values as unknown[]).slice(1));
  });
  return found;
}

describe('a download', () => {
  it('says of which answers the certificate has lapsed, and counts them as declared', async () => {
    const file = await executive.get(`${path}/comparison.xlsx`);
    const evidence = await rows(file.bytes, '根拠');
    const lapsed = evidence.find(([service, criterion]) => service === 'サンプルA配信' && criterion === 'V6-01');
    expect(lapsed?.[4]).toBe('自己申告');
    expect(lapsed?.[6]).toContain('プライバシーマーク 99000001(05)（2026-10-31で失効。');
    const [stored] = await app.sql<{ grade: string }>(
      `SELECT grade FROM answers WHERE evaluation_id = $1 AND service_id = $2 AND criterion = 'V6-01'`,
      [FICTITIOUS_EVALUATION, seedId('service/a')],
    );
    expect(stored?.grade).toBe('demonstrated');
  });
  it('is the comparison as the API answers it, under a Japanese name', async () => {
    const file = await executive.get(`${path}/comparison.xlsx`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toContain('spreadsheetml');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(decodeURIComponent(file.headers.get('content-disposition')?.split("''")[1] ?? '')).toMatch(
      /^メール配信基盤の選定\(架空の6サービス\)_比較表_\d{4}-\d\d-\d\d\.xlsx$/,
    );
    const { body } = await executive.get<Comparison>(`${path}/comparison`);
    const summary = (await rows(file.bytes, 'まとめ')) as { result?: unknown }[][];
    for (const service of body.services) {
      const row = summary.find((cells) => cells[1]?.result === service.name);
      expect(row?.[3]?.result).toBeCloseTo(service.lower ?? NaN, 9);
      expect(row?.[4]?.result).toBeCloseTo(service.upper ?? NaN, 9);
      expect(row?.[13]).toBe(service.fee.y3 ?? '価格未確認');
    }
  });

  it('is issued once and recorded each time', async () => {
    const first = await executive.get(`${path}/comparison.xlsx?language=en`);
    const again = await manager.get(`${path}/comparison.xlsx?language=en`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    const mine = (await issued()).filter(({ kind, language }) => kind === 'xlsx' && language === 'en');
    expect(mine).toMatchObject([{ byteCount: first.bytes.length, subjectId: FICTITIOUS_EVALUATION }]);
    expect(await events(mine[0]?.code ?? 'none')).toEqual([
      { action: 'report.issued', actor_id: executive.personId },
      { action: 'report.downloaded', actor_id: executive.personId },
      { action: 'report.downloaded', actor_id: manager.personId },
    ]);
  });

  it('is one row however many ask at once for the first time', async () => {
    const all = await Promise.all(
      [executive, manager, executive, manager].map((one) => one.get(`${path}/check-sheet.xlsx?language=en`)),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(all.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    const sheets = (await issued()).filter(({ kind }) => kind === 'checkSheet');
    expect(sheets).toHaveLength(1);
    expect((await events(sheets[0]?.code ?? 'none')).map(({ action }) => action).sort()).toEqual([
      ...Array<string>(4).fill('report.downloaded'),
      'report.issued',
    ]);
  });

  it('is a PDF as well', async () => {
    const file = await executive.get(`${path}/comparison.pdf`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await executive.get(`${path}/comparison.pdf`)).bytes.equals(file.bytes)).toBe(true);
  });
});

describe('what was issued', () => {
  it('is listed with whether it still holds, in as many statements however long the list is', async () => {
    const ask = () => manager.get<IssuedReportList>(`${path}/reports?kind=xlsx&language=en`);
    await manager.get(`${path}/comparison.xlsx?language=en`);
    const before = (await ask()).body.items[0];
    expect(before).toMatchObject({ isCurrent: true, issuedBy: expect.any(String) as string });
    const few = await countStatements(ask);
    const cell = `${path}/answers/${seedId('service/b')}/V1-02`;
    const answer = await manager.get<StoredAnswer>(cell);
    const set = { value: { kind: 'unknown' }, grade: null };
    expect((await manager.put(cell, set, answer.body.version)).status).toBe(200);
    expect((await ask()).body.items[0]).toMatchObject({ id: before?.id, isCurrent: false });
    await manager.get(`${path}/comparison.xlsx?language=en`);
    expect((await ask()).body.items.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(await countStatements(ask)).toBe(few);
  });

  it('is had again as it was, and that is recorded', async () => {
    const [old] = (await manager.get<IssuedReportList>(`${path}/reports?sort=issuedAt&limit=1`)).body.items;
    const file = await executive.get(`${path}/reports/${old?.id ?? ''}`);
    expect(file.status).toBe(200);
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(old?.sha256);
    expect((await events(old?.code ?? 'none')).at(-1)).toEqual({
      action: 'report.downloaded',
      actor_id: executive.personId,
    });
    expect((await executive.get(`${path}/reports/${FICTITIOUS_EVALUATION}`)).status).toBe(404);
  });
});

describe('the code of a file', () => {
  const verify = (code: string) => app.anonymous().get<Verification>(`/api/verify/${encodeURIComponent(code)}`);

  it('is verified without sign-in, and says when a newer file exists', async () => {
    await manager.get(`${path}/comparison.xlsx`);
    const before = (await issued()).find(({ kind, language }) => kind === 'xlsx' && language === 'ja');
    const code = before?.code ?? '';
    expect((await verify(code.toLowerCase().replaceAll('-', ''))).body).toEqual({
      code,
      valid: true,
      issuedAt: before?.issuedAt,
      kind: 'xlsx',
      newerExists: false,
    });
    const cell = `${path}/answers/${seedId('service/a')}/V1-01`;
    const answer = await manager.get<StoredAnswer>(cell);
    const set = { value: { kind: 'known', level: 1 }, grade: 'declared' };
    expect((await manager.put(cell, set, answer.body.version)).status).toBe(200);
    const newer = await manager.get(`${path}/comparison.xlsx`);
    expect(newer.headers.get('etag')).not.toBe(`"${before?.sha256 ?? ''}"`);
    expect((await verify(code)).body).toMatchObject({ valid: true, newerExists: true });
    const stored = await app.sql<{ ok: boolean }>(
      "SELECT encode(sha256(bytes), 'hex') = sha256 AS ok FROM issued_reports",
    );
    expect(stored.every(({ ok }) => ok)).toBe(true);
  });

  it.each(['7QK4M-2XD91-8B0T', 'x', "' OR 1=1", '\u0000'])('%j tells nothing', async (code) => {
    const { status, body } = await verify(code);
    expect(status).toBe(200);
    expect(body).toEqual({ code, valid: false, issuedAt: null, kind: null, newerExists: null });
  });

  it('cannot be guessed at leisure', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 40; i++) statuses.push((await verify('x')).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await verify('x')).body).toMatchObject({ code: 'throttled' });
  });
});

describe('is refused', () => {
  it('to whoever may not see the evaluation, as if there were none', async () => {
    const made = await manager.post<{ id: string }>('/api/evaluations', {
      title: '準備中',
      checklistId: CHECKLIST_1,
      serviceIds: [seedId('service/a')],
    });
    const evaluator = await app.as('evaluator');
    const before = await app.sql('SELECT id FROM issued_reports');
    const draft = `/api/evaluations/${made.body.id}`;
    const [file] = await issued();
    for (const one of [
      'comparison.xlsx',
      'comparison.pdf',
      'check-sheet.xlsx',
      'reports',
      `reports/${file?.id ?? ''}`,
    ]) {
      expect((await executive.get(`${draft}/${one}`)).status, one).toBe(404);
      expect((await evaluator.get(`${path}/${one}`)).status, one).toBe(404);
      expect((await app.anonymous().get(`${path}/${one}`)).status, one).toBe(401);
    }
    expect(await app.sql('SELECT id FROM issued_reports')).toEqual(before);
  });

  it.each([
    ['/api/evaluations/nonsense/comparison.xlsx', 'id'],
    [`${path}/comparison.pdf?language=fr`, 'language'],
  ])('%s', async (address) => {
    const { status, body } = await manager.get(address);
    expect([status, body.code]).toEqual([400, 'invalid']);
  });
});
