import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '#contract/certificates.js';
import type { Comparison } from '#contract/comparison.js';
import type {
  AnswerList,
  CandidateCertificates,
  Evaluation,
  EvaluationModelView,
  StoredAnswer,
} from '#contract/evaluations.js';
import { CHECKLIST_1, seedId } from '../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { EvaluationsLapses } from './evaluations.lapses.js';

const TODAY = '2026-11-24';
const ALPHA = seedId('contractor/alpha');
const SERVICE = seedId('service/a');
const OTHER = seedId('service/b');
/** a must-have that asks for a document */
const CRITERION = 'V1-01';
let app: TestApp;
let manager: TestClient;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE, now: new Date(`${TODAY}T03:00:00Z`) });
  manager = await app.as('manager');
});
afterAll(async () => {
  await app.close();
});

async function certificate(more: object = {}): Promise<Certificate> {
  const { status, body } = await manager.post<Certificate>('/api/certificates', {
    contractorId: ALPHA,
    scheme: 'iso27001',
    schemeName: '',
    number: '',
    body: '',
    accreditation: '',
    scope: '',
    issuedOn: null,
    validFrom: null,
    validUntil: '2027-03-31',
    periodFrom: null,
    periodTo: null,
    bridgedUntil: null,
    opinion: null,
    exceptions: null,
    registerUrl: null,
    note: '',
    serviceIds: [],
    ...more,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
/** An evaluation of two services in which one criterion has to be documented. */
async function evaluation(): Promise<Evaluation> {
  const { body } = await manager.post<Evaluation>('/api/evaluations', {
    title: `評価 ${randomUUID().slice(0, 8)}`,
    checklistId: CHECKLIST_1,
    serviceIds: [SERVICE, OTHER],
  });
  const settings = { ...body.settings, mustHaves: { [CRITERION]: { threshold: 2, minGrade: 'documented' } } };
  const { title, question, candidates } = body;
  const kept = candidates.map(({ serviceId, planId, purchases }) => ({ serviceId, planId, purchases }));
  const change = { title, question, settings, evaluatorIds: [], candidates: kept };
  return (await manager.put<Evaluation>(`/api/evaluations/${body.id}`, change, 1)).body;
}
const answer = (id: string, certificateId: string | null, version: number, service = SERVICE) =>
  manager.put<StoredAnswer>(
    `/api/evaluations/${id}/answers/${service}/${CRITERION}`,
    { value: { kind: 'known', level: 3 }, grade: 'documented', certificateId },
    version,
  );
const verdict = async (id: string) => {
  const { body } = await manager.get<Comparison>(`/api/evaluations/${id}/comparison`);
  const found = body.services.find((one) => one.id === SERVICE);
  return { verdict: found?.verdict, state: found?.mustHaves[0]?.state, lower: found?.lower, upper: found?.upper };
};
const validUntil = (id: string, day: string) =>
  app.sql('UPDATE certificates SET valid_until = $2 WHERE id = $1', [id, day]);
const mails = (id: string) =>
  app.sql<{ person_id: string; subject: string; text_body: string }>(
    `SELECT person_id, subject, text_body FROM mails WHERE kind = 'certificateLapse' AND dedupe_key LIKE $1 ORDER BY id`,
    [`certificateLapse/${id}/%`],
  );
const lapsed = async (id: string) =>
  (
    await app.sql<{ payload: { changes: { path: string; after: unknown }[] } }>(
      `SELECT payload FROM trail_events WHERE subject_id = $1 AND action = 'answer.lapsed'`,
      [id],
    )
  ).map(({ payload }) => payload.changes);

describe('an answer that rests on a certificate', () => {
  it('counts as declared from the day after its last one; its level and the stated grade stay', async () => {
    const one = await certificate();
    const { id } = await evaluation();
    const { body } = await answer(id, one.id, 0);
    expect(body).toMatchObject({ certificate: { id: one.id, lastDay: '2027-03-31', lapsed: false } });
    const before = await verdict(id);
    expect(before.verdict).toBe('eligible');
    await validUntil(one.id, TODAY);
    expect(await verdict(id)).toEqual(before);
    await validUntil(one.id, '2026-11-23');
    expect(await verdict(id)).toEqual({ ...before, verdict: 'pending', state: 'gradeTooLow' });
    const { body: list } = await manager.get<AnswerList>(`/api/evaluations/${id}/answers`);
    expect(list.items).toMatchObject([{ grade: 'documented', value: { level: 3 }, certificate: { lapsed: true } }]);
    const { body: model } = await manager.get<EvaluationModelView>(`/api/evaluations/${id}/model`);
    const seen = model.candidates[0]?.answers[CRITERION];
    expect(seen).toMatchObject({ grade: 'documented', carriedUntil: '2026-11-23' });
    // withdrawn by whoever issued it: the same, from that day on
    await validUntil(one.id, '2027-03-31');
    expect((await verdict(id)).verdict).toBe('eligible');
    await manager.post(`/api/certificates/${one.id}/withdraw`, { withdrawnOn: TODAY, reason: '取消し' }, 1);
    expect((await verdict(id)).verdict).toBe('pending');
  });

  it('is supported again by the successor once it points at that', async () => {
    const old = await certificate({ validUntil: '2026-10-31' });
    const { id } = await evaluation();
    await answer(id, old.id, 0);
    const renewed = await certificate({ validFrom: '2026-11-01', validUntil: '2029-10-31', replaces: old.id });
    expect((await verdict(id)).verdict).toBe('pending');
    const { body } = await manager.get<StoredAnswer>(`/api/evaluations/${id}/answers/${SERVICE}/${CRITERION}`);
    expect(body.certificate).toMatchObject({ lapsed: true, successorId: renewed.id });
    await answer(id, renewed.id, 1);
    expect((await verdict(id)).verdict).toBe('eligible');
  });

  it('stands as it was once the evaluation has been decided', async () => {
    const one = await certificate({ validUntil: '2026-10-31' });
    const { id } = await evaluation();
    await answer(id, one.id, 0);
    await app.sql(`UPDATE evaluations SET state = 'approved' WHERE id = $1`, [id]);
    expect((await verdict(id)).verdict).toBe('eligible');
    const { body } = await manager.get<AnswerList>(`/api/evaluations/${id}/answers`);
    expect(body.items[0]?.certificate?.lapsed).toBe(false);
    await app.app.get(EvaluationsLapses).run();
    expect(await lapsed(id)).toEqual([]);
  });

  it('names only one of the vendor of its service that covers it and has begun', async () => {
    const { id } = await evaluation();
    const unknown = {
      status: 400,
      body: { code: 'invalid', fields: [{ path: 'certificateId', rule: 'unknownReference' }] },
    };
    expect(await answer(id, randomUUID(), 0)).toMatchObject(unknown);
    const one = await certificate();
    expect(await answer(id, one.id, 0, OTHER)).toMatchObject(unknown);
    const [second] = await app.sql<{ id: string }>(
      `INSERT INTO services (vendor_id, name, yomi, sort_key, folded, type, functions, urls)
       SELECT vendor_id, 'x', '', 'x', 'x', '', '', '{}' FROM services WHERE id = $1 RETURNING id`,
      [SERVICE],
    );
    const elsewhere = await certificate({ serviceIds: [second?.id] });
    expect(await answer(id, elsewhere.id, 0)).toMatchObject(unknown);
    const later = await certificate({ validFrom: '2026-11-25' });
    expect(await answer(id, later.id, 0)).toMatchObject({
      status: 400,
      body: { code: 'certificateNotBegun', fields: [{ path: 'certificateId' }] },
    });
    expect((await manager.get<AnswerList>(`/api/evaluations/${id}/answers`)).body.items).toEqual([]);
    const { body } = await manager.get<CandidateCertificates>(`/api/evaluations/${id}/certificates`);
    const offeredFor = (service: string) =>
      body.items.filter(({ serviceId }) => serviceId === service).map((item) => item.id);
    const offered = offeredFor(SERVICE);
    expect(offered).toContain(one.id);
    expect(offered).not.toContain(elsewhere.id);
    expect(offeredFor(OTHER)).not.toContain(one.id);
    const evaluator = await app.as('evaluator');
    expect((await evaluator.get(`/api/evaluations/${id}/certificates`)).status).toBe(404);
  });

  it('takes its certificate along into a copy, and is no extra statement of the comparison', async () => {
    const one = await certificate();
    const { id } = await evaluation();
    const path = `/api/evaluations/${id}`;
    const plain = await countStatements(() => manager.get(`${path}/comparison`));
    await answer(id, one.id, 0);
    expect(await countStatements(() => manager.get(`${path}/comparison`))).toBe(plain);
    const { body } = await manager.post<Evaluation>(`${path}/copy`, { title: '写し', withAnswers: true });
    const { body: list } = await manager.get<AnswerList>(`/api/evaluations/${body.id}/answers`);
    expect(list.items[0]?.certificate?.id).toBe(one.id);
  });
});

describe('who owns the evaluation', () => {
  it('hears once of each lapse, with the answers, and the trail says it', async () => {
    const one = await certificate({ number: 'LAPSE-1' });
    const { id, title } = await evaluation();
    await answer(id, one.id, 0);
    const job = app.app.get(EvaluationsLapses);
    await job.run();
    expect(await mails(id)).toEqual([]);
    await validUntil(one.id, '2026-11-23');
    await job.run();
    await job.run();
    const told = await mails(id);
    expect(told).toMatchObject([{ person_id: manager.personId }]);
    expect(told[0]?.subject).toContain(title);
    expect(told[0]?.text_body).toContain(
      '架空アルファ株式会社のISO/IEC 27001 LAPSE-1は、2026年11月23日(月)を最終日として',
    );
    expect(told[0]?.text_body).toContain(CRITERION);
    const changes = await lapsed(id);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toContainEqual({ path: 'lastDay', before: null, after: '2026-11-23' });
    // lapses again after it had been renewed under the same entry: that is another lapse
    await validUntil(one.id, '2026-11-22');
    await job.run();
    expect(await mails(id)).toHaveLength(2);
  });

  it('does not hear of an answer that was declared only; managers hear in the place of an owner who left', async () => {
    const one = await certificate({ validUntil: '2026-11-01' });
    const [quiet, left] = [await evaluation(), await evaluation()];
    await answer(quiet.id, one.id, 0);
    await app.sql(`UPDATE answers SET grade = 'declared' WHERE evaluation_id = $1`, [quiet.id]);
    await answer(left.id, one.id, 0);
    await app.sql('UPDATE evaluations SET created_by = NULL WHERE id = $1', [left.id]);
    await app.app.get(EvaluationsLapses).run();
    expect(await mails(quiet.id)).toEqual([]);
    const managers = await app.sql(`SELECT 1 FROM people WHERE active AND 'manager' = ANY(roles)`);
    expect(managers.length).toBeGreaterThan(1);
    expect(await mails(left.id)).toHaveLength(managers.length);
  });
});
