import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { AskDecision, Standing, StandingCounts, StandingPage } from '#contract/standings.js';
import type { TrailPage } from '#contract/trail.js';
import { addDays } from '#domain/calendar/dates.js';
import { seedId } from '../../seed/ids.js';
import { Clock } from '../platform/clock.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { addContractor, FindingsTeam } from '../testing/findings.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { StandingsDaily } from './standings.daily.js';

let app: TestApp;
let team: FindingsTeam;
let manager: TestClient;
let executive: TestClient;
let today: string;
beforeAll(async () => {
  app = await startTestApp();
  today = app.app.get(Clock).today();
  [manager, executive] = await Promise.all([app.as('manager'), app.as('executive')]);
  team = new FindingsTeam(app, await app.as('auditor'), manager, today);
});
afterAll(async () => {
  await app.close();
});

const one = async (id: string, by = executive) => (await by.get<Standing>(`/api/standings/${id}`)).body;
const list = async (query = '') => (await executive.get<StandingPage>(`/api/standings${query}`)).body;
const codes = (standing: { reasons: readonly { code: string }[] }) => standing.reasons.map(({ code }) => code);
const ask = (id: string, decision: AskDecision | object, by = manager) =>
  by.post<Standing>(`/api/standings/${id}/decisions`, decision);
const CONTINUE: AskDecision = { outcome: 'continue', reason: '指摘は期限内に是正の見込み' };
const improve = (until: string): AskDecision => ({
  outcome: 'improve',
  reason: '是正が遅れている',
  until,
  conditions: '重大な指摘を期限までに完了する',
});
async function decide(id: string, decision: 'approve' | 'reject', by = executive) {
  const { body } = await by.get<ApprovalPage>(`/api/approvals?subjectId=${id}&state=requested`);
  const asked = body.items[0];
  return by.post<Approval>(`/api/approvals/${asked?.id ?? ''}/decision`, { decision, note: '承知' }, asked?.version);
}

describe('the sign', () => {
  it('of a contractor of whom nothing is known is not green, and says why', async () => {
    const id = await addContractor(app);
    const listed = (await list()).items.find((line) => line.id === id);
    expect(listed?.sign).toBe('unknown');
    expect(codes(listed ?? { reasons: [] })).toEqual(['neverAudited', 'noContract']);
    expect(listed?.computedAt).not.toBeNull();
  });

  it('follows what happens as soon as the contractor is looked at, and the list follows the page', async () => {
    const id = await addContractor(app);
    await list();
    const finding = await team.add({ contractorId: id, severity: 'critical' });
    const seen = await one(id);
    expect(seen).toMatchObject({ sign: 'red', summary: { findings: { critical: 1 } } });
    expect(seen.reasons[0]).toMatchObject({ code: 'criticalFinding', names: [finding.number], on: finding.dueOn });
    expect(seen.findings).toHaveLength(1);
    expect(seen.nextDates[0]).toMatchObject({ kind: 'finding', on: finding.dueOn, id: finding.id });
    expect((await list('?sign=red')).items.map((line) => line.id)).toContain(id);
  });

  it('of somebody who works for us no longer leaves the comparison', async () => {
    const id = await addContractor(app);
    expect((await list('?limit=200')).items.map((line) => line.id)).toContain(id);
    await app.sql('UPDATE contractors SET running = false WHERE id = $1', [id]);
    expect((await list('?limit=200')).items.map((line) => line.id)).not.toContain(id);
    expect((await one(id)).contractor.running).toBe(false);
  });
});

describe('the comparison', () => {
  it('sorts by sign, name, tier and next date, pages through, filters and counts', async () => {
    const ids = (await list('?limit=200')).items.map(({ id }) => id);
    const [first] = ids;
    expect((await list('?limit=1')).items.map(({ id }) => id)).toEqual([first]);
    for (const sort of ['sign', '-sign', 'yomi', '-yomi', 'tier', '-tier', 'nextOn', '-nextOn']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await list(`?sort=${sort}&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? '';
      } while (cursor);
      expect(seen.toSorted()).toEqual(ids.toSorted());
    }
    const { body } = await executive.get<StandingCounts>('/api/standings/summary');
    expect(Object.values(body.signs).reduce((sum, count) => sum + count)).toBe(ids.length);
    expect(body.signs.red).toBe((await list('?sign=red')).total);
    const named = await app.sql<{ id: string; name: string }>('SELECT id, name FROM contractors WHERE running');
    const searched = await list(`?q=${encodeURIComponent(named[0]?.name ?? '')}`);
    expect(searched.items.map(({ id }) => id)).toEqual([named[0]?.id]);
    expect((await list('?tier=high')).total).toBe(0);
  });

  it('costs the same number of statements, however many contractors and findings there are', async () => {
    const id = await addContractor(app);
    await list();
    const costs = async () => [
      await countStatements(() => list('?limit=200')),
      await countStatements(() => one(id)),
      await countStatements(() => executive.get('/api/standings/summary')),
    ];
    const before = await costs();
    for (let more = 0; more < 5; more++) {
      await addContractor(app);
      await team.add({ contractorId: id, severity: 'minor' });
    }
    await list();
    expect(await costs()).toEqual(before);
  });
});

describe('a decision', () => {
  it('is asked for by a manager and approved by an executive: in force, in the history, in the trail', async () => {
    const id = await addContractor(app);
    const until = addDays(today, 60);
    const asked = await ask(id, improve(until));
    expect(asked.status).toBe(201);
    expect(asked.body.decisions[0]).toMatchObject({ outcome: 'improve', until, state: 'asked', sign: 'unknown' });
    expect(codes(asked.body)).not.toContain('improving');
    const { body } = await executive.get<ApprovalPage>(`/api/approvals?subjectId=${id}`);
    expect(body.items[0]).toMatchObject({
      kind: 'contractorDecision',
      subject: { type: 'contractor', id },
      lastDay: until,
      mayDecide: true,
    });
    expect(body.items[0]?.about.ja).toContain('改善を条件に継続');
    expect((await decide(id, 'approve')).status).toBe(200);
    const after = await one(id);
    expect(after).toMatchObject({ sign: 'yellow', summary: { decision: { outcome: 'improve', until } } });
    expect(after.reasons[0]).toMatchObject({ code: 'improving', on: until });
    expect(after.decisions[0]).toMatchObject({
      state: 'approved',
      note: '承知',
      decidedBy: { id: executive.personId },
    });
    expect(after.history).toEqual([
      expect.objectContaining({ on: today, month: null, outcome: 'improve', sign: 'yellow' }),
    ]);
    expect((await list('?decision=improve')).items.map((line) => line.id)).toEqual([id]);
    const trail = await (await app.as('auditor')).get<TrailPage>(`/api/trail?subjectId=${id}`);
    expect(trail.body.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['standing.asked', 'standing.decided']),
    );
  });

  it('that is rejected or withdrawn changes nothing, and makes room for another one', async () => {
    const id = await addContractor(app);
    await ask(id, { outcome: 'replace', reason: '是正されない' });
    const again = await ask(id, CONTINUE);
    expect([again.status, again.body]).toMatchObject([409, { code: 'approvalPending' }]);
    expect((await decide(id, 'reject')).status).toBe(200);
    expect(codes(await one(id))).not.toContain('replacing');
    await ask(id, CONTINUE);
    const { body } = await manager.get<ApprovalPage>(`/api/approvals?subjectId=${id}&state=requested`);
    const asked = body.items[0];
    await manager.post(`/api/approvals/${asked?.id ?? ''}/withdraw`, {}, asked?.version);
    const after = await one(id);
    expect(after.decisions.map(({ state }) => state)).toEqual(['withdrawn', 'rejected']);
    expect(after.history).toEqual([]);
  });

  it('is nobody’s who asked for it, nor a manager’s', async () => {
    const id = await addContractor(app);
    const both = await app.as('manager', 'executive');
    await ask(id, CONTINUE, both);
    const { body } = await both.get<ApprovalPage>(`/api/approvals?subjectId=${id}`);
    const asked = body.items[0];
    const path = `/api/approvals/${asked?.id ?? ''}/decision`;
    const own = await both.post(path, { decision: 'approve', note: '' }, asked?.version);
    expect([own.status, own.body.code]).toEqual([403, 'ownRequest']);
    expect((await manager.post(path, { decision: 'approve', note: '' }, asked?.version)).status).toBe(404);
    expect((await one(id)).decisions[0]?.state).toBe('asked');
  });

  it.each([
    ['an improvement without a day', { outcome: 'improve', reason: 'x', conditions: 'y' }, 'until'],
    [
      'an improvement without conditions',
      { outcome: 'improve', reason: 'x', until: '2099-01-01', conditions: ' ' },
      'conditions',
    ],
    ['an improvement that ends in the past', { ...improve('2026-01-31') }, 'until'],
    ['a day that there is not', { ...improve('2027-02-29') }, 'until'],
    ['no reason', { outcome: 'continue', reason: '' }, 'reason'],
    ['another outcome', { outcome: 'wait', reason: 'x' }, 'outcome'],
  ])('with %s is refused at the field, and nothing is written', async (_, input, path) => {
    const id = await addContractor(app);
    const { status, body } = await ask(id, input);
    expect(status).toBe(400);
    expect((body as unknown as { fields: { path: string }[] }).fields.map((field) => field.path)).toEqual([path]);
    expect((await one(id)).decisions).toEqual([]);
  });

  it('is not asked for about whom we no longer employ, or who is not known', async () => {
    const ended = await ask(await addContractor(app, false), CONTINUE);
    expect([ended.status, ended.body]).toMatchObject([409, { code: 'contractorEnded' }]);
    expect((await ask(randomUUID(), CONTINUE)).status).toBe(404);
    expect((await executive.get(`/api/standings/${randomUUID()}`)).status).toBe(404);
  });
});

it('is read by managers, auditors and executives, and asked for by managers only', async () => {
  const id = await addContractor(app);
  for (const role of ['evaluator', 'admin'] as const) {
    const other = await app.as(role);
    for (const path of ['', '/summary']) expect((await other.get(`/api/standings${path}`)).status).toBe(403);
    expect((await other.get(`/api/standings/${id}`)).status).toBe(404);
  }
  expect((await one(id, team.auditor)).contractor.id).toBe(id);
  for (const by of [executive, team.auditor]) expect((await ask(id, CONTINUE, by)).status).toBe(403);
  expect((await app.anonymous().get('/api/standings')).status).toBe(401);
});

it('every morning is computed anew, for a date has passed, and each month is kept once', async () => {
  const id = await addContractor(app);
  const finding = await team.add({ contractorId: id, severity: 'minor' });
  await one(id);
  await app.sql(`UPDATE findings SET due_on = '2026-01-05' WHERE id = $1`, [finding.id]);
  await app.sql(`UPDATE standings SET computed_on = '2026-01-06'`);
  const daily = app.app.get(StandingsDaily);
  await daily.run();
  const line = (await list(`?limit=200`)).items.find((item) => item.id === id);
  expect(codes(line ?? { reasons: [] })).toContain('minorOverdue');
  await app.sql(`UPDATE findings SET severity = 'critical' WHERE id = $1`, [finding.id]);
  await one(id);
  await daily.run();
  expect((await one(id)).history).toEqual([
    expect.objectContaining({ on: today, month: today.slice(0, 7), outcome: null, sign: 'yellow' }),
  ]);
  const { body } = await executive.get<StandingCounts>('/api/standings/summary');
  expect(body.changed).toBe(1);
  expect(body.computedAt).not.toBeNull();
});

it('knows how the services of its vendor do in the evaluation, and the audits and certificates', async () => {
  const sample = await startTestApp({ template: SAMPLE_TEMPLATE });
  try {
    const reader = await sample.as('executive');
    const { body } = await reader.get<Standing>(`/api/standings/${seedId('contractor/alpha')}`);
    expect(body.evaluations).toHaveLength(1);
    const [evaluated] = body.evaluations;
    expect(evaluated?.upper).toBeGreaterThanOrEqual(evaluated?.lower ?? 101);
    expect(body.summary.score?.evaluationId).toBe(evaluated?.id);
    expect(body.audits.length).toBeGreaterThan(1);
    expect(body.sign).not.toBe('green');
  } finally {
    await sample.close();
  }
});
