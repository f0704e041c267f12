import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '#contract/homes.js';
import type { MyWork } from '#contract/notifications.js';
import type { FindingPage } from '#contract/findings.js';
import { FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { addContractor, FindingsTeam } from '../testing/findings.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { Clock } from '../platform/clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE });
});
afterAll(async () => {
  await app.close();
});

const home = async (client: TestClient) => (await client.get<Home>('/api/home')).body;

describe('the home', () => {
  it('of a manager counts what is late, each number leading to the list that holds just these', async () => {
    const manager = await app.as('manager');
    const { numbers, standings } = await home(manager);
    const overdue = numbers.find(({ key }) => key === 'findingsOverdue');
    const listed = await manager.get<FindingPage>('/api/findings?overdue=true');
    expect(overdue).toMatchObject({ count: listed.body.total, path: '/findings?overdue=true' });
    const unaudited = numbers.find(({ key }) => key === 'unaudited');
    const contractors = await manager.get<{ total: number }>('/api/contractors?unaudited=true');
    expect(unaudited?.count).toBe(contractors.body.total);
    expect(numbers.every(({ count }) => count > 0)).toBe(true);
    expect(standings?.worst.every(({ sign }) => sign === 'red')).toBe(true);
    expect(standings?.worst.length).toBe(Math.min(3, standings?.counts.signs.red ?? 0));
  });

  it('of an executive has what waits for a decision, the signs and the files issued last, but no draft’s', async () => {
    const manager = await app.as('manager');
    const id = seedId('contractor/alpha');
    await manager.post(`/api/standings/${id}/decisions`, { outcome: 'continue', reason: '代替がない' });
    expect((await manager.get(`/api/evaluations/${FICTITIOUS_EVALUATION}/comparison.pdf`)).status).toBe(200);
    const executive = await app.as('executive');
    const { decisions, standings, reports, numbers, audits } = await home(executive);
    expect(decisions?.items.find(({ title }) => title === '架空アルファ株式会社')).toMatchObject({
      kind: 'contractorDecision',
      reason: '代替がない',
    });
    expect(decisions?.total).toBeGreaterThanOrEqual(decisions?.items.length ?? 99);
    expect(Object.values(standings?.counts.signs ?? {}).some((count) => count > 0)).toBe(true);
    expect(reports?.[0]).toMatchObject({ kind: 'pdf', language: 'ja' });
    expect((await executive.get(reports?.[0]?.path ?? '')).status).toBe(200);
    expect([numbers, audits]).toEqual([[], null]);
    await app.sql(`UPDATE evaluations SET state = 'draft' WHERE id = $1`, [FICTITIOUS_EVALUATION]);
    expect((await home(executive)).reports).toEqual([]);
    expect((await home(manager)).reports).toHaveLength(1);
  });

  it('of an auditor has their audits ahead and their work; of an evaluator and an administrator what is theirs', async () => {
    const auditor = await app.as('auditor');
    const [audit] = await app.sql<{ id: string; number: string }>(
      `SELECT id, number FROM audits WHERE state = 'planned' ORDER BY planned_on LIMIT 1`,
    );
    await app.sql(`INSERT INTO audit_auditors VALUES ($1, $2, 9)`, [audit?.id, auditor.personId]);
    await app.sql(`UPDATE audits SET planned_on = (now() AT TIME ZONE 'Asia/Tokyo')::date + 60 WHERE id = $1`, [
      audit?.id,
    ]);
    expect((await home(auditor)).audits).toEqual([expect.objectContaining({ number: audit?.number })]);
    const evaluator = await home(await app.as('evaluator'));
    expect(evaluator).toMatchObject({ decisions: null, standings: null, audits: null, reports: null, numbers: [] });
    const admin = await app.as('admin');
    await app.sql(
      `INSERT INTO mails (address, name, kind, language, subject, text_body, html_body, dedupe_key, state, attempts,
         next_attempt_at, message_id, created_at)
       VALUES ('a@example.jp', 'a', 'digest', 'ja', 'x', 'x', 'x', 'x', 'failed', 9, now(), 'x', now())`,
    );
    expect((await home(admin)).numbers).toEqual([
      { key: 'mailsFailed', count: 1, on: null, path: '/mails?state=failed' },
    ]);
    expect((await app.anonymous().get('/api/home')).status).toBe(401);
  });

  it('holds the whole of my work', async () => {
    const manager = await app.as('manager');
    const { body } = await manager.get<MyWork>('/api/my-work');
    expect((await home(manager)).work).toEqual(body.items);
  });

  it('costs the same number of statements, however much there is', async () => {
    const manager = await app.as('manager');
    const team = new FindingsTeam(app, await app.as('auditor'), manager, app.app.get(Clock).today());
    await home(manager);
    const before = await countStatements(() => home(manager));
    for (let more = 0; more < 4; more++) {
      const contractorId = await addContractor(app);
      await team.add({ contractorId, severity: 'critical', ownerId: manager.personId });
      await manager.post(`/api/standings/${contractorId}/decisions`, { outcome: 'continue', reason: 'x' });
    }
    await home(manager);
    expect(await countStatements(() => home(manager))).toBe(before);
  });
});
