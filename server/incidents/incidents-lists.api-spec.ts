import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentPage } from '#contract/incidents.js';
import type { MyWork } from '#contract/notifications.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { addContractor } from '../testing/findings.js';
import { addIncident, hoursAgo, NOW } from '../testing/incidents.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { IncidentsDue } from './incidents.due.js';
import { IncidentsReader } from './incidents.reader.js';

let app: TestApp;
let manager: TestClient;
let executive: TestClient;
beforeAll(async () => {
  app = await startTestApp({ now: NOW });
  [manager, executive] = await Promise.all([app.as('manager'), app.as('executive')]);
});
afterAll(async () => {
  await app.close();
});
const TODAY = '2026-11-24';

describe('a register of hundreds', () => {
  const page = async (query: string, limit = 200): Promise<IncidentPage> => {
    const { status, body } = await manager.get<IncidentPage>(`/api/incidents?limit=${limit}&${query}`);
    expect(status).toBe(200);
    return body;
  };
  let contractorId: string;
  beforeAll(async () => {
    contractorId = await addContractor(app);
    const { id } = await addIncident(manager, { contractorId });
    // states, days and severities repeat, so that equal keys cross the pages
    await app.sql(
      `INSERT INTO incidents (number, title, contractor_id, role, risks, severity, state, learned_at,
         detected_at, notice_hours, record, next_due_at, folded)
       SELECT 'I2025-' || lpad(n::text, 4, '0'), '事故' || n, CASE WHEN n % 3 > 0 THEN contractor_id END, role,
         ARRAY['R' || 1 + n % 5], (ARRAY['critical', 'major', 'minor'])[1 + n % 3],
         (ARRAY['detected', 'contained', 'reported', 'closed'])[1 + n % 4], learned_at - (n % 9) * interval '1 day',
         detected_at, notice_hours, record,
         CASE WHEN n % 4 < 3 THEN learned_at + (n % 7 - 3) * interval '1 day' END, '事故' || n
       FROM incidents, generate_series(1, 300) n WHERE id = $1`,
      [id],
    );
  });

  it.each(['nextDueAt', '-nextDueAt', 'learnedAt', '-learnedAt', 'number', 'severity', '-severity'])(
    'is paged by %s without loss or repetition',
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const part: IncidentPage = await page(`sort=${sort}${more}`, 70);
        expect(part.total).toBe(301);
        seen.push(...part.items.map(({ id }) => id));
        cursor = part.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(301);
    },
  );

  it('is filtered as each row says', async () => {
    const all = [...(await page('sort=number')).items, ...(await page('sort=-number')).items];
    const count = (is: (one: IncidentPage['items'][number]) => boolean) =>
      new Set(all.filter(is).map(({ id }) => id)).size;
    expect((await page('open=true')).total).toBe(count(({ state }) => state !== 'closed'));
    expect((await page('open=false')).total).toBe(count(({ state }) => state === 'closed'));
    expect((await page('state=contained')).total).toBe(count(({ state }) => state === 'contained'));
    expect((await page('risk=R2')).total).toBe(count(({ risks }) => risks.includes('R2')));
    expect((await page('severity=critical')).total).toBe(count(({ severity }) => severity === 'critical'));
    expect((await page(`contractorId=${contractorId}`)).total).toBe(count(({ contractor }) => contractor !== null));
    const late = count(({ nextDueAt }) => nextDueAt !== null && nextDueAt < NOW.toISOString());
    expect((await page('overdue=true')).total).toBe(late);
    expect((await page('overdue=false')).total).toBe(301 - late);
    expect((await page(`q=${encodeURIComponent('事故299')}`)).total).toBe(1);
  });

  it('costs as many statements for two rows as for two hundred', async () => {
    const few = await countStatements(() => manager.get('/api/incidents?limit=2'));
    expect(await countStatements(() => manager.get('/api/incidents?limit=200'))).toBe(few);
  });

  it.each([
    ['sort=owner', 'sort'],
    ['state=open', 'state'],
    ['risk=R9', 'risk'],
    ['overdue=maybe', 'overdue'],
  ])('refuses %s', async (query, path) => {
    expect(await manager.get(`/api/incidents?${query}`)).toMatchObject({ status: 400, body: { fields: [{ path }] } });
  });

  it('is summed up for other features in one statement, without who had none', async () => {
    const none = await addContractor(app);
    const read = () => app.app.get(IncidentsReader).ofContractors([contractorId, none], TODAY);
    const found = await read();
    expect([...found.keys()]).toEqual([contractorId]);
    expect(found.get(contractorId)).toHaveLength(201);
    expect(found.get(contractorId)?.every(({ noticeLate }) => noticeLate === true)).toBe(true);
    expect(
      found.get(contractorId)?.every(({ state, nextDeadline }) => (state === 'closed') === (nextDeadline === null)),
    ).toBe(true);
    expect(await countStatements(read)).toBe(1);
    // five years later only the open ones count
    const later = await app.app.get(IncidentsReader).ofContractors([contractorId], '2031-12-01');
    expect(later.get(contractorId)?.every(({ state }) => state !== 'closed')).toBe(true);
  });
});

describe('who hears of an incident', () => {
  const reminders = async (id: string, today: string) => {
    const calendar = await app.app.get(CalendarReader).calendar();
    const names = new Map([
      [manager.personId, 'manager'],
      [executive.personId, 'executive'],
    ]);
    return (await app.app.get(IncidentsDue).due(today, calendar))
      .filter(({ subject, personId }) => subject.id === id && names.has(personId))
      .map(({ key, personId, escalation }) => {
        const [, , clock, , stage] = key.split('/');
        return `${clock ?? ''} ${stage ?? ''} ${names.get(personId) ?? ''}${escalation === true ? '!' : ''}`;
      });
  };

  it.each([
    // learned on the 24th: the preliminary report is due on the 29th, a Sunday; the final one on 23 December
    ['2026-11-24', ['preliminary 3 manager']],
    ['2026-11-27', ['preliminary 0 manager']],
    ['2026-11-30', ['preliminary late manager', 'preliminary escalated manager!', 'preliminary escalated executive!']],
    [
      '2026-12-09',
      [
        'preliminary late manager',
        'preliminary escalated manager!',
        'preliminary escalated executive!',
        'final 10 manager',
      ],
    ],
    [
      '2026-12-23',
      [
        'preliminary late manager',
        'preliminary escalated manager!',
        'preliminary escalated executive!',
        'final 0 manager',
      ],
    ],
  ])('on %s: %j', async (today, heard) => {
    const incident = await addIncident(manager, {
      contractorId: await addContractor(app),
      toldAt: hoursAgo(10),
      ownerId: manager.personId,
    });
    expect(await reminders(incident.id, today)).toEqual(heard);
  });

  it('are those who see to it, in their work, until it is closed', async () => {
    const work = async (client: TestClient) =>
      (await client.get<MyWork>('/api/my-work')).body.items.filter(({ kind }) => kind === 'incident');
    const other = await app.as('manager');
    const mine = await addIncident(manager, { ownerId: manager.personId });
    const nobodys = await addIncident(manager);
    const ids = (await work(manager)).map(({ subject }) => subject.id);
    expect(ids).toContain(mine.id);
    expect(ids).toContain(nobodys.id);
    expect((await work(manager)).find(({ subject }) => subject.id === mine.id)).toMatchObject({
      dueOn: '2026-11-29',
      overdue: false,
      about: { ja: '速報', en: 'preliminary report' },
    });
    expect((await work(other)).map(({ subject }) => subject.id)).not.toContain(mine.id);
    expect(await work(executive)).toEqual([]);
    await app.sql(`UPDATE incidents SET state = 'closed' WHERE id = $1`, [mine.id]);
    expect((await work(manager)).map(({ subject }) => subject.id)).not.toContain(mine.id);
  });
});
