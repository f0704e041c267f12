import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { Comparison } from '#contract/comparison.js';
import type { AnswerList, Evaluation, EvaluationPage, StoredAnswer } from '#contract/evaluations.js';
import { CHECKLIST_1, FICTITIOUS_EVALUATION, REAL_EVALUATION, seedId } from '../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
let executive: TestClient;
let auditor: TestClient;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE });
  manager = await app.as('manager');
  executive = await app.as('executive');
  auditor = await app.as('auditor');
});
afterAll(async () => {
  await app.close();
});

const service = (key: string) => seedId(`service/${key}`);
const known = (level: number) => ({ value: { kind: 'known', level }, grade: 'documented' });
async function draft(keys: readonly string[] = ['a', 'b']): Promise<Evaluation> {
  const { status, body } = await manager.post<Evaluation>('/api/evaluations', {
    title: `評価 ${randomUUID().slice(0, 8)}`,
    checklistId: CHECKLIST_1,
    serviceIds: keys.map(service),
  });
  expect(status).toBe(201);
  return body;
}
const cell = (evaluation: string, key: string, criterion: string) =>
  `/api/evaluations/${evaluation}/answers/${service(key)}/${criterion}`;
const asChange = ({ title, question, settings, candidates, evaluators }: Evaluation) => ({
  title,
  question,
  settings,
  evaluatorIds: evaluators.map(({ id }) => id),
  candidates: candidates.map(({ serviceId, planId, purchases }) => ({ serviceId, planId, purchases })),
});
const move = async (evaluation: Evaluation, event: string) =>
  (await manager.post<Evaluation>(`/api/evaluations/${evaluation.id}/moves`, { event }, evaluation.version)).body;

describe('the sample evaluations', () => {
  it('show each thing there is to see among the six fictitious services', async () => {
    const { status, body } = await executive.get<Comparison>(`/api/evaluations/${FICTITIOUS_EVALUATION}/comparison`);
    expect(status).toBe(200);
    const by = Object.fromEntries(body.services.map((one) => [one.name.slice(4, 5), one]));
    expect(Object.values(by).map(({ verdict }) => verdict)).toEqual([
      'eligible',
      'eligible',
      'pending',
      'excluded',
      'eligibleWithWaiver',
      'eligible',
    ]);
    expect(by.E?.rank).toBe(by.F?.rank);
    expect(by.E?.lower).toBe(by.F?.lower);
    expect([by.A?.rank, by.C?.rank, by.C?.bracketRank, by.D?.rank]).toEqual([1, null, 2, null]);
    expect(by.A?.upper).toBeGreaterThan(by.A?.lower ?? 0);
    expect(by.B?.fee).toMatchObject({ y1: 12 * 42_000, tax: 'mixed' });
    expect(by.C?.fee).toMatchObject({ y3: 50_000 + 36 * 36_000, lowerBound: true });
    expect(by.F?.fee).toMatchObject({ y1: null, reasons: ['amountNotStated'] });
    expect(body.nextQuestions[0]).toMatchObject({ criterion: 'V3-02', keepsPending: true });
  });

  it('invent nothing about the eleven real ones, and say what to ask', async () => {
    const { body } = await manager.get<Comparison>(`/api/evaluations/${REAL_EVALUATION}/comparison`);
    expect(body.services).toHaveLength(11);
    expect(body.services.filter(({ answeredShare }) => (answeredShare ?? 0) > 0).map(({ name }) => name)).toEqual([
      'WiLL Mail',
    ]);
    expect(body.services.every(({ rank, verdict }) => rank === null && verdict === 'pending')).toBe(true);
    expect(body.nextQuestions.filter(({ keepsPending }) => keepsPending)).toHaveLength(16);
    const cuenote = body.services.find(({ name }) => name === 'Cuenote SR-S');
    expect(cuenote?.fee.y1).toBeNull();
  });
});

describe('an evaluation', () => {
  it('is made, set up, scored and compared', async () => {
    const made = await draft();
    const settings = { ...made.settings, volume: { mailsPerMonth: 1000, addresses: null } };
    const path = `/api/evaluations/${made.id}`;
    const changed = await manager.put<Evaluation>(path, { ...asChange(made), settings, question: '何を選ぶか' }, 1);
    expect(changed.body).toMatchObject({
      version: 2,
      question: '何を選ぶか',
      settings: { volume: { mailsPerMonth: 1000 } },
    });
    const set = await manager.put<StoredAnswer>(cell(made.id, 'a', 'V1-01'), known(3), 0);
    expect([set.status, set.headers.get('etag'), set.body.updatedBy]).toEqual([200, '"1"', expect.any(String)]);
    const { body } = await manager.get<Comparison>(`${path}/comparison`);
    // V1: 5·3 of 45·4, and V1 is 22 of 100
    expect(body.services[0]?.lower).toBeCloseTo((22 * 15) / (45 * 4), 12);
    const events = await app.sql<{ action: string }>(
      'SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id',
      [made.id],
    );
    expect(events.map(({ action }) => action)).toEqual(['evaluation.created', 'evaluation.changed', 'answer.set']);
  });

  it('keeps the answers of a candidate that is left out and comes back', async () => {
    const made = await draft(['a', 'b']);
    await manager.put(cell(made.id, 'b', 'V1-01'), known(4), 0);
    const change = asChange(made);
    const without = await manager.put<Evaluation>(
      `/api/evaluations/${made.id}`,
      { ...change, candidates: change.candidates.slice(0, 1) },
      1,
    );
    expect(without.body.candidateCount).toBe(1);
    expect((await manager.put(cell(made.id, 'b', 'V1-01'), known(1), 1)).body).toMatchObject({ code: 'notACandidate' });
    const again = await manager.put<Evaluation>(`/api/evaluations/${made.id}`, change, 2);
    expect(again.body).toMatchObject({ candidateCount: 2, answeredCount: 1 });
  });

  it('is copied with its answers, whose not-applicable ones need a second person again', async () => {
    const copied = await manager.post<Evaluation>(`/api/evaluations/${FICTITIOUS_EVALUATION}/copy`, {
      title: '写し =cmd() 𠮷',
      withAnswers: true,
    });
    expect(copied.body).toMatchObject({ state: 'draft', title: '写し =cmd() 𠮷', candidateCount: 6 });
    const answer = await manager.get<StoredAnswer>(cell(copied.body.id, 'c', 'V3-09'));
    expect(answer.body.value).toMatchObject({ kind: 'notApplicable', approved: false });
    const asked = await executive.get<ApprovalPage>(`/api/approvals?subjectId=${copied.body.id}`);
    expect(asked.body.items).toMatchObject([{ kind: 'notApplicable', state: 'requested', mayDecide: true }]);
    const { body } = await manager.get<Comparison>(`/api/evaluations/${copied.body.id}/comparison`);
    expect(body.services.find(({ name }) => name.includes('E通知'))?.verdict).toBe('excluded'); // the waiver stays behind
  });

  it('is seen by whom it concerns: drafts by managers, others also by executives and named evaluators', async () => {
    const made = await draft();
    const evaluator = await app.as('evaluator');
    const admin = await app.as('admin');
    const path = `/api/evaluations/${made.id}`;
    const statuses = async (...clients: TestClient[]) =>
      Promise.all(clients.map(async (client) => (await client.get(`${path}/comparison`)).status));
    expect(await statuses(manager, executive, evaluator, admin)).toEqual([200, 404, 404, 404]);
    const named = { ...asChange(made), evaluatorIds: [evaluator.personId] };
    const changed = await manager.put<Evaluation>(path, named, 1);
    await move(changed.body, 'score');
    expect(await statuses(manager, executive, evaluator, admin)).toEqual([200, 200, 200, 404]);
    expect((await evaluator.put(cell(made.id, 'a', 'V1-01'), known(2), 0)).status).toBe(200);
    expect((await executive.put(cell(made.id, 'a', 'V1-01'), known(2), 1)).status).toBe(403);
    const list = await evaluator.get<EvaluationPage>('/api/evaluations');
    expect(list.body.items.map(({ id }) => id)).toEqual([made.id]);
    expect((await admin.get('/api/evaluations')).status).toBe(403);
  });

  it('moves along its lifecycle, and takes no answers when it is archived', async () => {
    const scoring = await move(await draft(), 'score');
    const review = await move(scoring, 'review');
    expect(review.state).toBe('review');
    const submit = await manager.post(`/api/evaluations/${review.id}/moves`, { event: 'submit' }, review.version);
    expect(submit).toMatchObject({ status: 409, body: { code: 'transitionNotAllowed' } });
    const archived = await manager.post<Evaluation>(`/api/evaluations/${review.id}/archive`, {}, review.version);
    expect(archived.body.archived).toBe(true);
    const refused = await manager.put(cell(review.id, 'a', 'V1-01'), known(2), 0);
    expect(refused).toMatchObject({ status: 409, body: { code: 'archived' } });
    const restored = await manager.post<Evaluation>(`/api/evaluations/${review.id}/restore`, {}, archived.body.version);
    expect(restored.body.archived).toBe(false);
  });

  it('asks the database the same number of questions whatever its size', async () => {
    const sizes: number[] = [];
    for (const id of [FICTITIOUS_EVALUATION, REAL_EVALUATION]) {
      sizes.push(await countStatements(() => executive.get(`/api/evaluations/${id}/comparison`)));
    }
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[0]).toBeLessThanOrEqual(10); // session, person and at most eight of its own
  });
});

describe('a not-applicable answer and a waiver', () => {
  it('count when somebody else has approved them, and lapse when the answer changes', async () => {
    const made = await move(await draft(), 'score');
    const set = await manager.put<StoredAnswer>(
      cell(made.id, 'a', 'V1-12'),
      { value: { kind: 'notApplicable', reason: '使わない' } },
      0,
    );
    expect(set.body.value).toEqual({ kind: 'notApplicable', reason: '使わない', approved: false });
    const [asked] = (await executive.get<ApprovalPage>(`/api/approvals?subjectId=${made.id}`)).body.items;
    expect((await auditor.get(`/api/approvals/${asked?.id ?? ''}`)).status).toBe(404);
    const own = await manager.post(
      `/api/approvals/${asked?.id ?? ''}/decision`,
      { decision: 'approve' },
      asked?.version,
    );
    expect(own).toMatchObject({ status: 403, body: { code: 'ownRequest' } });
    const decided = await executive.post<Approval>(
      `/api/approvals/${asked?.id ?? ''}/decision`,
      { decision: 'approve', note: '了解' },
      asked?.version,
    );
    expect(decided.body).toMatchObject({
      state: 'approved',
      decisionNote: '了解',
      subject: { type: 'evaluation', id: made.id },
      about: { ja: expect.stringMatching(/ — BIMIとブランド表示$/) as string },
    });
    const approved = await manager.get<StoredAnswer>(cell(made.id, 'a', 'V1-12'));
    expect(approved.body.value).toMatchObject({ approved: true });
    const twice = await executive.post(
      `/api/approvals/${asked?.id ?? ''}/decision`,
      { decision: 'reject' },
      decided.body.version,
    );
    expect(twice).toMatchObject({ status: 409, body: { code: 'alreadyDecided' } });
    await manager.put(cell(made.id, 'a', 'V1-12'), known(1), 1);
    const lapsed = await executive.get<Approval>(`/api/approvals/${asked?.id ?? ''}`);
    expect(lapsed.body.state).toBe('withdrawn');
  });

  it('are told with the answers to a named evaluator, whoever asked for them, without one more question to the database', async () => {
    const evaluator = await app.as('evaluator');
    const drafted = await draft();
    const named = { ...asChange(drafted), evaluatorIds: [evaluator.personId] };
    const changed = await manager.put<Evaluation>(`/api/evaluations/${drafted.id}`, named, 1);
    const made = await move(changed.body, 'score');
    const list = `/api/evaluations/${made.id}/answers`;
    await manager.put(cell(made.id, 'a', 'V2-01'), known(0), 0);
    const before = await countStatements(() => evaluator.get(list));
    const reason = '代替策あり';
    const cells = [
      { serviceId: service('a'), criterion: 'V2-01', lastDay: '2099-03-31' },
      { serviceId: service('b'), criterion: 'V2-01', lastDay: '2099-04-30' },
      { serviceId: service('b'), criterion: 'V2-02', lastDay: '2099-05-31' },
    ];
    const [granted, , refused] = await Promise.all(
      cells.map(async (one) => {
        const path = `/api/evaluations/${made.id}/waivers`;
        return (await manager.post<{ id: string }>(path, { ...one, reason })).body.id;
      }),
    );
    await executive.post(`/api/approvals/${granted ?? ''}/decision`, { decision: 'approve' }, 1);
    await executive.post(`/api/approvals/${refused ?? ''}/decision`, { decision: 'reject', note: '不可' }, 1);
    expect((await evaluator.get<ApprovalPage>(`/api/approvals?subjectId=${made.id}`)).body.items).toEqual([]);
    const { body } = await evaluator.get<AnswerList>(list);
    expect(body.waivers).toHaveLength(2);
    expect(body.waivers).toContainEqual({ ...cells[0], state: 'approved' });
    expect(body.waivers).toContainEqual({ ...cells[1], state: 'requested' });
    expect(await countStatements(() => evaluator.get(list))).toBe(before);
  });

  it('a waiver lets a failing must-have pass until its last day', async () => {
    const made = await move(await draft(), 'score');
    await manager.put(cell(made.id, 'a', 'V2-01'), known(0), 0);
    const ask = { serviceId: service('a'), criterion: 'V2-01', reason: '代替策あり', lastDay: '2099-03-31' };
    const { body } = await manager.post<{ id: string }>(`/api/evaluations/${made.id}/waivers`, ask);
    const own = await manager.get<Approval>(`/api/approvals/${body.id}`);
    expect(own.body.mayDecide).toBe(false);
    await executive.post(`/api/approvals/${body.id}/decision`, { decision: 'approve' }, 1);
    const compared = await manager.get<Comparison>(`/api/evaluations/${made.id}/comparison`);
    expect(compared.body.services[0]?.mustHaves).toContainEqual({ criterion: 'V2-01', state: 'waived' });
    const past = await manager.post(`/api/evaluations/${made.id}/waivers`, { ...ask, lastDay: '2020-01-01' });
    expect(past).toMatchObject({ status: 400, body: { code: 'dateInThePast', fields: [{ path: 'lastDay' }] } });
  });
});

describe('bad input gets a clear answer and loses nothing', () => {
  const withSettings = (evaluation: Evaluation, settings: object) => ({
    ...asChange(evaluation),
    settings: { ...evaluation.settings, ...settings },
  });

  it.each([
    ['weightNegative', { criterionWeights: { 'V1-01': -1 } }],
    ['weightNotWhole', { criterionWeights: { 'V1-01': 1.5 } }],
    ['weightTooLarge', { criterionWeights: { 'V1-01': 1001 } }],
    ['weightsAllZero', { viewpointWeights: { V1: 0, V2: 0, V3: 0, V4: 0, V5: 0, V6: 0 } }],
    ['criterionNotInChecklist', { criterionWeights: { 'V1-01': 1, 'X9-99': 1 } }],
    ['effortOutOfRange', { effortHours: { 'V1-01': [1.005, 0, 0, 0, 0] } }],
  ])('%s', async (code, settings) => {
    const made = await draft();
    const refused = await manager.put(`/api/evaluations/${made.id}`, withSettings(made, settings), 1);
    expect(refused.status).toBe(400);
    if (code !== 'effortOutOfRange') expect(refused.body).toMatchObject({ code, fields: [{ rule: code }] });
    expect((refused.body.fields as { path: string }[])[0]?.path).toMatch(/^settings\./);
    expect((await manager.get(`/api/evaluations/${made.id}`)).body).toEqual(made);
  });

  it.each([
    ['noCandidates', []],
    ['duplicateCandidate', [service('a'), service('a')]],
    ['tooManyCandidates', Array.from({ length: 51 }, () => randomUUID())],
    ['invalid', [randomUUID()]],
  ])('candidates: %s', async (code, serviceIds) => {
    const before = await app.sql('SELECT id FROM evaluations');
    const refused = await manager.post('/api/evaluations', { title: 'x', checklistId: CHECKLIST_1, serviceIds });
    expect(refused).toMatchObject({ status: 400, body: { code } });
    expect(await app.sql('SELECT id FROM evaluations')).toEqual(before);
  });

  it.each([
    ['x'.repeat(10_000), 400],
    ['\u202eevil', 400],
    ['', 400],
    ['=cmd()', 201],
    ['𠮷野家の髙橋', 201],
  ])('a title %s', async (title, status) => {
    const made = await manager.post('/api/evaluations', {
      title,
      checklistId: CHECKLIST_1,
      serviceIds: [service('a')],
    });
    expect(made.status).toBe(status);
    if (status === 201) expect(made.body.title).toBe(title);
    else expect(made.body).toMatchObject({ code: 'invalid', fields: [{ path: 'title' }] });
  });

  it.each([
    ['levelOutOfRange', known(5), 'V1-01', 400],
    ['levelOutOfRange', known(1.5), 'V1-01', 400],
    ['criterionNotInChecklist', known(1), 'V9-01', 400],
    [
      'offerLevelNotAboveBase',
      {
        value: { kind: 'optional', base: 3, offers: [{ id: 'o', name: 'o', monthlyYen: 1, initialYen: 0, level: 3 }] },
      },
      'V1-01',
      400,
    ],
    ['invalid', { value: { kind: 'notApplicable', reason: ' ' } }, 'V1-01', 400],
    ['invalid', { value: { kind: 'guess' } }, 'V1-01', 400],
    ['invalid', { ...known(1), evidence: { link: 'javascript:alert(1)', note: '', date: null, by: '' } }, 'V1-01', 400],
  ])('an answer: %s', async (code, answer, criterion, status) => {
    const made = await draft();
    expect(await manager.put(cell(made.id, 'a', criterion), answer, 0)).toMatchObject({ status, body: { code } });
    expect(await app.sql('SELECT 1 FROM answers WHERE evaluation_id = $1', [made.id])).toEqual([]);
  });

  it('two people who edit one answer: one is first, the other gets the newer state', async () => {
    const made = await draft();
    const path = cell(made.id, 'a', 'V1-01');
    const other = await app.as('manager');
    for (const version of [0, 1]) {
      const both = await Promise.all([manager.put(path, known(2), version), other.put(path, known(3), version)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
      const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
      expect(lost.body).toMatchObject({ code: 'stale', current: won.body });
      expect((await manager.get(path)).body).toEqual(won.body);
    }
  });

  it('an unknown plan, an offer that nobody makes, and two people who edit the set-up', async () => {
    const made = await draft();
    const [first, second] = asChange(made).candidates;
    const put = (candidates: unknown[], version = 1) =>
      manager.put(`/api/evaluations/${made.id}`, { ...asChange(made), candidates }, version);
    expect((await put([{ ...first, planId: second?.serviceId }])).body).toMatchObject({ code: 'unknownPlan' });
    const offers = [{ criterion: 'V1-01', offerId: 'x' }];
    expect((await put([{ ...first, purchases: offers }])).body).toMatchObject({ code: 'unknownOffer' });
    expect((await put([first], 7)).body).toMatchObject({ code: 'stale', current: { id: made.id, version: 1 } });
    expect((await manager.get(`/api/evaluations/${made.id}`)).body).toEqual(made);
  });

  it('no id, an unknown id', async () => {
    expect((await manager.get('/api/evaluations/1')).body).toMatchObject({ status: 400, code: 'invalid' });
    expect((await manager.get(`/api/evaluations/${randomUUID()}`)).body).toMatchObject({
      status: 404,
      code: 'notFound',
    });
  });
});
