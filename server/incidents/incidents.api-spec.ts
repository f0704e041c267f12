import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddIncident, AddIncidentEntry, Incident, IncidentPage, SaveIncident } from '#contract/incidents.js';
import { ContractsDesk } from '../testing/contracts.js';
import { addContractor } from '../testing/findings.js';
import { addIncident, hoursAgo, NOW, reported, saved } from '../testing/incidents.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
let auditor: TestClient;
beforeAll(async () => {
  app = await startTestApp({ now: NOW });
  [manager, auditor] = await Promise.all([app.as('manager'), app.as('auditor')]);
});
afterAll(async () => {
  await app.close();
});

const one = async ({ id }: Pick<Incident, 'id'>): Promise<Incident> =>
  (await manager.get<Incident>(`/api/incidents/${id}`)).body;
const move = (incident: Incident, event: object) =>
  manager.post<Incident>(`/api/incidents/${incident.id}/events`, event, incident.version);
const report = (incident: Incident, step: string, at = hoursAgo(1)) =>
  manager.post<Incident>(
    `/api/incidents/${incident.id}/reports`,
    { step, at, to: '個人情報保護委員会', note: '' },
    incident.version,
  );
const save = (incident: Incident, more: Partial<SaveIncident>) =>
  manager.put<Incident>(`/api/incidents/${incident.id}`, saved(incident, more), incident.version);
const stateOf = (incident: Incident, name: string) => incident.clocks.find(({ clock }) => clock === name)?.state;
const NO = { sensitive: false, propertyDamage: false, improperPurpose: false };
const trailOf = (id: string) =>
  app.sql<{ action: string }>(`SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id`, [id]);

describe('an incident', () => {
  it('is registered within a minute, with a number and its clocks', async () => {
    const contractorId = await addContractor(app);
    const incident = await addIncident(manager, { contractorId });
    expect(incident.number).toMatch(/^I2026-\d{4}$/);
    expect(incident).toMatchObject({ state: 'detected', requirement: { verdict: 'unknown' }, mayChange: true });
    expect(incident.clocks.map(({ clock, state, provisional }) => [clock, state, provisional])).toEqual([
      // told of by somebody else; the contractor should have told us six hours ago
      ['contractNotice', 'overdue', false],
      ['preliminary', 'running', true],
      ['final', 'running', true],
      ['persons', 'prompt', true],
    ]);
    expect(incident.clocks[0]?.leftMs).toBe(-6 * 3_600_000);
    expect(incident.clocks[2]).toMatchObject({
      dueOn: '2026-12-23',
      dueAt: '2026-12-23T15:00:00.000Z',
      businessDaysLeft: 21,
    });
    expect(incident.nextDueAt).toBe(hoursAgo(6));
    expect((await trailOf(incident.id)).map(({ action }) => action)).toEqual(['incident.created']);
  });

  it('goes from what was detected to what was closed, naming what each step lacks', async () => {
    let incident = await addIncident(manager, { contractorId: await addContractor(app), toldAt: hoursAgo(2) });
    expect(stateOf(incident, 'contractNotice')).toBe('late');
    expect(incident.events).toEqual([{ event: 'contain', missing: ['containedAt', 'containment'] }]);
    incident = (await move(incident, { event: 'contain', containedAt: hoursAgo(1), containment: '公開を止めた' })).body;
    expect(incident).toMatchObject({ state: 'contained', containedAt: hoursAgo(1) });

    const early = await move(incident, { event: 'report' });
    expect(early).toMatchObject({ status: 400, body: { code: 'incidentIncomplete' } });
    incident = (await save(incident, { thresholds: NO, persons: { count: 'known', number: 1001 } })).body;
    expect(incident.requirement).toMatchObject({ verdict: 'required', reasons: ['manyPersons'], finalDays: 30 });
    incident = (await report(incident, 'preliminary')).body;
    expect(stateOf(incident, 'preliminary')).toBe('met');
    expect(incident.reports.preliminary?.by.id).toBe(manager.personId);
    incident = (await move(incident, { event: 'report' })).body;
    expect(incident.state).toBe('reported');

    const unreported = await move(incident, { event: 'close', lesson: '公開の設定を二人で確かめる' });
    expect(unreported).toMatchObject({
      status: 400,
      body: {
        code: 'incidentIncomplete',
        fields: [
          { path: 'reports.final', rule: 'required' },
          { path: 'reports.persons' },
          { path: 'texts.cause' },
          { path: 'texts.prevention' },
        ],
      },
    });
    expect(await one(incident)).toMatchObject({ state: 'reported', lesson: '', version: incident.version });

    incident = (await report(incident, 'final')).body;
    incident = (await report(incident, 'persons')).body;
    incident = (await save(incident, { texts: { ...incident.texts, cause: '設定の誤り', prevention: '二人で確認' } }))
      .body;
    incident = (await move(incident, { event: 'close', lesson: '公開の設定を二人で確かめる' })).body;
    expect(incident).toMatchObject({ state: 'closed', closedOn: '2026-11-24', nextDueAt: null, mayChange: false });
    expect(await save(incident, { title: 'x' })).toMatchObject({ status: 409, body: { code: 'incidentClosed' } });
    const reopened = await move(incident, { event: 'reopen', reopening: '別の一覧も公開されていた' });
    expect(reopened.body).toMatchObject({ state: 'contained', closedOn: null, reopening: '別の一覧も公開されていた' });
  });

  it('has the notice time of the contract that was in force, unless somebody says otherwise', async () => {
    const contractorId = await addContractor(app);
    const desk = new ContractsDesk(app, manager);
    const draft = await desk.draft({ contractorId });
    const { body } = await desk.check(draft, 'incidentNotice', { result: 'present', hours: 12, place: '第12条' });
    await desk.move(body, { event: 'activate' });
    const known = await addIncident(manager, { contractorId, noticeHours: null });
    expect(known.noticeHours).toBe(12);
    expect((await addIncident(manager, { contractorId, noticeHours: 48 })).noticeHours).toBe(48);
    // taken out by hand it stays out
    expect((await save(known, { noticeHours: null })).body.noticeHours).toBeNull();
    const own = await addIncident(manager, { noticeHours: null });
    expect(own.noticeHours).toBeNull();
    expect((await save(own, { contractorId })).body.noticeHours).toBe(12);
  });

  it('of which we are the trustee is owed no more once the principal was told', async () => {
    const incident = await addIncident(manager, { role: 'trustee', noticeHours: null });
    const told = (await report(incident, 'principal')).body;
    expect(told.clocks.map(({ clock, state }) => [clock, state])).toEqual([
      ['principal', 'met'],
      ['preliminary', 'released'],
      ['final', 'released'],
      ['persons', 'released'],
    ]);
    expect(told.nextDueAt).toBeNull();
  });

  it('keeps what happened and what was decided, also what was corrected', async () => {
    const incident = await addIncident(manager);
    const entry = (more: Partial<AddIncidentEntry>): AddIncidentEntry => ({
      kind: 'event',
      at: hoursAgo(3),
      who: '配信担当',
      text: '公開に気づいた',
      why: '',
      corrects: null,
      ...more,
    });
    const add = (more: Partial<AddIncidentEntry>, to = incident) =>
      manager.post<Incident>(`/api/incidents/${to.id}/entries`, entry(more));
    const first = (await add({})).body.entries[0];
    const corrected = await add({ at: hoursAgo(4), text: '公開に気づいた（時刻を訂正）', corrects: first?.id ?? null });
    expect(corrected.body.entries.map(({ text, corrects }) => [text, corrects])).toEqual([
      ['公開に気づいた（時刻を訂正）', first?.id],
      ['公開に気づいた', null],
    ]);
    await add({ kind: 'decision', text: '配信を止める', why: '被害を広げないため', who: '管理部長' });
    expect((await one(incident)).entries).toHaveLength(3);
    expect((await one(incident)).version).toBe(incident.version);

    for (const [more, code, path] of [
      [{ at: hoursAgo(-1) }, 'dateInTheFuture', 'at'],
      [{ corrects: first?.id ?? null }, 'invalid', 'corrects'],
      [{ corrects: randomUUID() }, 'invalid', 'corrects'],
      [{ text: ' ' }, 'invalid', 'text'],
      [{ text: 'あ'.repeat(4001) }, 'invalid', 'text'],
    ] as const) {
      expect((await add(more)).body).toMatchObject({ code, fields: [{ path }] });
    }
    const other = await addIncident(manager);
    expect((await add({ corrects: first?.id ?? null }, other)).status).toBe(400);
    expect((await one(incident)).entries).toHaveLength(3);
    expect((await one(other)).entries).toEqual([]);
  });

  it('teaches findings, which lead back to it', async () => {
    const incident = await addIncident(manager, { contractorId: await addContractor(app) });
    const lesson = {
      ...{ severity: 'major', title: '公開設定の確認がない', facts: '一人で公開できた', impact: '', clause: 'A.8.9' },
      ...{ question: null, ownerId: null },
    };
    const taught = await manager.post<Incident>(`/api/incidents/${incident.id}/lessons`, lesson);
    expect(taught).toMatchObject({
      status: 201,
      body: { lessons: [{ title: '公開設定の確認がない', state: 'open' }] },
    });
    const findingId = taught.body.lessons[0]?.id ?? '';
    const back = await manager.get<IncidentPage>(`/api/incidents?findingId=${findingId}`);
    expect(back.body.items.map(({ id }) => id)).toEqual([incident.id]);

    const own = await addIncident(manager);
    const refused = await manager.post(`/api/incidents/${own.id}/lessons`, lesson);
    expect(refused).toMatchObject({ status: 409, body: { code: 'noContractor' } });
    const ended = await addIncident(manager, { contractorId: await addContractor(app, false) });
    expect((await manager.post(`/api/incidents/${ended.id}/lessons`, lesson)).body).toMatchObject({
      code: 'contractorEnded',
    });
    expect((await one(ended)).lessons).toEqual([]);
  });
});

describe('bad input', () => {
  it.each<[Partial<AddIncident>, string, string]>([
    [{ learnedAt: hoursAgo(41) }, 'learnedBeforeOccurred', 'learnedAt'],
    [{ detectedAt: hoursAgo(41) }, 'detectedBeforeOccurred', 'detectedAt'],
    [{ toldAt: hoursAgo(31) }, 'toldBeforeDetected', 'toldAt'],
    [{ learnedAt: hoursAgo(-1) }, 'dateInTheFuture', 'learnedAt'],
    [{ occurredAt: hoursAgo(-1) }, 'dateInTheFuture', 'occurredAt'],
    [{ learnedAt: '2026-11-24' }, 'invalid', 'learnedAt'],
    [{ title: 'あ'.repeat(201) }, 'invalid', 'title'],
    [{ title: ' ' }, 'invalid', 'title'],
    [{ description: 'あ'.repeat(4001) }, 'invalid', 'description'],
    [{ noticeHours: 0 }, 'invalid', 'noticeHours'],
    [{ contractorId: randomUUID() }, 'invalid', 'contractorId'],
    [{ engagementId: randomUUID() }, 'invalid', 'engagementId'],
    [{ ownerId: randomUUID() }, 'invalid', 'ownerId'],
  ])('a new incident with %o is refused: %s at %s, and none is added', async (more, code, path) => {
    const before = await app.sql(`SELECT 1 FROM incidents`);
    const refused = await manager.post('/api/incidents', reported(more));
    expect(refused).toMatchObject({ status: 400, body: { code, fields: [{ path }] } });
    expect(await app.sql(`SELECT 1 FROM incidents`)).toHaveLength(before.length);
  });

  it.each<[Partial<SaveIncident>, string, string]>([
    [{ containedAt: hoursAgo(31) }, 'containedBeforeDetected', 'containedAt'],
    [{ containedAt: hoursAgo(-1) }, 'dateInTheFuture', 'containedAt'],
    [{ persons: { count: 'known', number: null } }, 'invalid', 'persons.number'],
    [{ persons: { count: 'unknown', number: 3 } }, 'invalid', 'persons.number'],
    [{ persons: { count: 'known', number: -1 } }, 'invalid', 'persons.number'],
  ])('a change to %o is refused: %s at %s, and nothing changes', async (more, code, path) => {
    const incident = await addIncident(manager);
    expect(await save(incident, more)).toMatchObject({ status: 400, body: { code, fields: [{ path }] } });
    expect(await one(incident)).toEqual(incident);
  });

  it.each([
    ['preliminary', hoursAgo(3), 400, 'reportedBeforeLearned', 'at'],
    ['preliminary', hoursAgo(-1), 400, 'dateInTheFuture', 'at'],
    ['principal', hoursAgo(1), 409, 'transitionNotAllowed', 'step'],
  ])('a report %s at %s is refused: %i %s', async (step, at, status, code, path) => {
    const incident = await addIncident(manager);
    expect(await report(incident, step, at)).toMatchObject({ status, body: { code, fields: [{ path }] } });
    expect((await one(incident)).reports).toEqual({});
  });

  it('takes no step twice, and none out of turn', async () => {
    const incident = await addIncident(manager);
    expect(await move(incident, { event: 'close', lesson: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'transitionNotAllowed' },
    });
    expect((await one(incident)).state).toBe('detected');
  });

  it('answers an old version with the newer state, and a missing one with 428', async () => {
    const incident = await addIncident(manager);
    const changed = (await save(incident, { title: '題を改めた' })).body;
    for (const stale of [
      await save(incident, { title: 'x' }),
      await report(incident, 'preliminary'),
      await move(incident, { event: 'contain', containedAt: hoursAgo(1), containment: 'x' }),
    ]) {
      expect(stale).toMatchObject({ status: 412, body: { code: 'stale', current: { title: '題を改めた' } } });
    }
    expect((await manager.put(`/api/incidents/${incident.id}`, saved(incident))).status).toBe(428);
    expect(await one(incident)).toEqual(changed);
  });
});

it('is read by auditors and executives, changed by managers, and unknown to everybody else', async () => {
  const incident = await addIncident(manager);
  const path = `/api/incidents/${incident.id}`;
  const [executive, evaluator, admin] = await Promise.all([app.as('executive'), app.as('evaluator'), app.as('admin')]);
  for (const reader of [auditor, executive]) {
    const read = await reader.get<Incident>(path);
    expect(read).toMatchObject({ status: 200, body: { mayChange: false, events: [] } });
    expect((await reader.put(path, saved(incident), incident.version)).status).toBe(403);
    expect((await reader.post(`${path}/entries`, {})).status).toBe(403);
  }
  for (const other of [evaluator, admin]) {
    expect((await other.get(path)).status).toBe(404);
    expect((await other.put(path, saved(incident), incident.version)).status).toBe(404);
    expect((await other.get(`/api/files?subjectType=incident&subjectId=${incident.id}`)).status).not.toBe(200);
  }
  expect((await manager.get(`/api/incidents/${randomUUID()}`)).status).toBe(404);
});
