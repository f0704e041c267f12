import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddFinding, FindingBoard, FindingPage } from '#contract/findings.js';
import { Clock } from '../platform/clock.js';
import { addContractor, FindingsTeam } from '../testing/findings.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let team: FindingsTeam;
let manager: TestClient;
let executive: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  [manager, executive] = await Promise.all([app.as('manager'), app.as('executive')]);
  team = new FindingsTeam(app, await app.as('auditor'), manager, app.app.get(Clock).today());
});
afterAll(async () => {
  await app.close();
});

describe('list and board', () => {
  let contractorId: string;
  let ids: Record<'overdue' | 'fresh' | 'repeated' | 'adopted', string>;
  beforeAll(async () => {
    contractorId = await addContractor(app);
    const of = (more: Partial<AddFinding>) => team.add({ contractorId, question: null, ...more });
    const overdue = await of({ severity: 'critical', foundOn: '2026-01-05', title: '期限を過ぎた髙橋の指摘' });
    const fresh = await of({ severity: 'minor' });
    const repeated = await of({ severity: 'major', recurrenceOf: overdue.id, ownerId: manager.personId });
    const adopted = await of({ severity: 'observation' });
    await team.move(adopted, { event: 'adopt', remark: { text: '実施' } });
    ids = { overdue: overdue.id, fresh: fresh.id, repeated: repeated.id, adopted: adopted.id };
  });
  const listed = async (query: string) =>
    (await executive.get<FindingPage>(`/api/findings?contractorId=${contractorId}&${query}`)).body.items.map(
      ({ id }) => Object.entries(ids).find(([, one]) => one === id)?.[0],
    );

  it.each([
    ['', ['overdue', 'repeated', 'fresh', 'adopted']],
    ['sort=severity', ['overdue', 'repeated', 'fresh', 'adopted']],
    ['sort=-number', ['adopted', 'repeated', 'fresh', 'overdue']],
    ['open=true', ['overdue', 'repeated', 'fresh']],
    ['open=false', ['adopted']],
    ['overdue=true', ['overdue']],
    ['recurring=true', ['repeated']],
    ['severity=minor', ['fresh']],
    ['state=adopted', ['adopted']],
    [`q=${encodeURIComponent('髙橋')}`, ['overdue']],
  ])('%s', async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it('are filtered by whose they are', async () => {
    expect(await listed(`ownerId=${manager.personId}`)).toEqual(['repeated']);
  });

  const board = async (query: string) => {
    const { body } = await executive.get<FindingBoard>(`/api/findings/board?contractorId=${contractorId}&${query}`);
    return Object.fromEntries(body.columns.map(({ column, total, items }) => [column, [total, items.length]]));
  };
  it('stand by state, with the first cards and how many there are', async () => {
    expect(await board('by=state')).toMatchObject({ open: [3, 3], done: [0, 0] });
    expect(await board('by=state&limit=2')).toMatchObject({ open: [3, 2] });
    expect(Object.keys(await board('by=state'))).not.toContain('closed');
  });
  it('stand by deadline, without what asks nothing any more', async () => {
    const columns = await board('by=due');
    expect(Object.keys(columns)).toEqual(['overdue', 'thisWeek', 'thisMonth', 'later']);
    expect(columns.overdue).toEqual([1, 1]);
    const totals = Object.values(columns).map(([total]) => total ?? 0);
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(3);
  });

  it('ask as many statements whatever there is', async () => {
    const few = await countStatements(() => executive.get('/api/findings/board?limit=1'));
    const many = await countStatements(() => executive.get('/api/findings/board?limit=50'));
    expect(many).toBe(few);
    const short = await countStatements(() => executive.get('/api/findings?limit=1'));
    expect(await countStatements(() => executive.get('/api/findings?limit=50'))).toBe(short);
  });
});
