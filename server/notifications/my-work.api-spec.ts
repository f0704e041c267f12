import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '#contract/approvals.js';
import type { Evaluation } from '#contract/evaluations.js';
import type { MyWork } from '#contract/notifications.js';
import { CHECKLIST_1, FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { statementsOf } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

/** The sample data has things of its own that wait for people: here only what a test makes does. */
async function nothingWaits(of: TestApp): Promise<void> {
  await of.sql('DELETE FROM slas');
  await of.sql('DELETE FROM findings');
  await of.sql('DELETE FROM audits');
  await of.sql('UPDATE certificates SET valid_until = NULL');
  await of.sql('DELETE FROM contracts');
  await of.sql(`UPDATE approvals SET state = 'withdrawn' WHERE state = 'requested'`);
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE });
  await nothingWaits(app);
});
afterAll(async () => {
  await app.close();
});

const work = async (client: TestClient) => (await client.get<MyWork>('/api/my-work')).body;

describe('a request for an approval', () => {
  it('is in the work of those who may decide it, until it is decided, with its due day in business days', async () => {
    const [manager, other, evaluator] = [await app.as('manager'), await app.as('manager'), await app.as('evaluator')];
    const waiver = {
      serviceId: seedId('service/e'),
      criterion: 'V1-01',
      reason: '代替策があるため',
      lastDay: '2030-03-31',
    };
    const made = await manager.post<{ id: string }>(`/api/evaluations/${FICTITIOUS_EVALUATION}/waivers`, waiver);
    const asked = await manager.get<Approval>(`/api/approvals/${made.body.id}`);
    expect(asked.status).toBe(200);
    // on a Friday evening: Monday is 勤労感謝の日, so that it is due on Wednesday
    await app.sql(`UPDATE approvals SET requested_at = '2026-11-20T09:00:00Z' WHERE id = $1`, [asked.body.id]);
    const { today, items } = await work(other);
    const item = items.find(({ id }) => id === `approval/${asked.body.id}`);
    expect(item).toMatchObject({
      kind: 'approval',
      subject: { type: 'evaluation', id: FICTITIOUS_EVALUATION, title: asked.body.subject.title },
      about: {
        ja: `必須要件の免除 — ${asked.body.about.ja}`,
        en: `Must-have waiver — ${asked.body.about.en}`,
      },
      dueOn: '2026-11-25',
      overdue: today > '2026-11-25',
      path: `/approvals?state=&id=${asked.body.id}`,
    });
    for (const one of [manager, evaluator]) expect((await work(one)).items).toEqual([]);
    const path = `/api/approvals/${asked.body.id}/decision`;
    await other.post(path, { decision: 'approve', note: '' }, asked.body.version);
    expect((await work(other)).items).toEqual([]);
  });
});

describe('an evaluation', () => {
  it('is in the work of its evaluators while answers are missing', async () => {
    const [manager, evaluator] = [await app.as('manager'), await app.as('evaluator')];
    const made = await manager.post<Evaluation>('/api/evaluations', {
      title: '更新前の再評価',
      checklistId: CHECKLIST_1,
      serviceIds: [seedId('service/a'), seedId('service/b')],
    });
    const { id } = made.body;
    await app.sql(`INSERT INTO evaluation_evaluators VALUES ($1, $2)`, [id, evaluator.personId]);
    expect((await work(evaluator)).items).toEqual([]); // still a draft
    await app.sql(`UPDATE evaluations SET state = 'scoring' WHERE id = $1`, [id]);
    expect((await work(evaluator)).items).toEqual([
      {
        id: `scoring/${id}`,
        kind: 'scoring',
        subject: { type: 'evaluation', id, title: '更新前の再評価' },
        about: { ja: '未回答 120 / 120件', en: '120 of 120 answers are missing' },
        dueOn: null,
        overdue: false,
        path: `/evaluations/${id}/scoring`,
      },
    ]);
    expect((await work(await app.as('evaluator'))).items).toEqual([]);
  });
});

it('costs the same number of statements, however much there is', async () => {
  const manager = await app.as('manager');
  const ask = async () => (await statementsOf(() => work(manager))).length;
  await app.sql(
    `INSERT INTO approvals (kind, state, subject_type, subject_id, details, reason, route, requested_by)
     SELECT 'waiver', 'requested', 'evaluation', $1, '{"lastDay": null}', 'x',
       '{"steps": [{"approvers": {"roles": ["manager"]}, "needs": "any", "approvedBy": [], "delegates": {}}], "current": 0}', id
     FROM people WHERE email = 'evaluator@example.jp'`,
    [FICTITIOUS_EVALUATION],
  );
  const one = await ask();
  await app.sql(
    `INSERT INTO approvals (kind, state, subject_type, subject_id, details, reason, route, requested_by)
     SELECT kind, state, subject_type, subject_id, details, reason, route, requested_by
     FROM approvals, generate_series(1, 30) WHERE reason = 'x'`,
  );
  expect(await ask()).toBe(one);
  expect((await work(manager)).items).toHaveLength(31);
});

it('is for people who are signed in', async () => {
  expect((await app.anonymous().get('/api/my-work')).status).toBe(401);
});
