import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FICTITIOUS_EVALUATION } from '../../seed/ids.js';
import { SAMPLE_TEMPLATE } from '../testing/cluster.js';
import { startMailCatcher, type MailCatcher } from '../testing/mail-catcher.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { type Reminder, ReminderSources } from './notifications.port.js';
import { Reminders } from './reminders.js';

/** The sample data has things of its own that wait for people: here only what a test makes does. */
async function nothingWaits(of: TestApp): Promise<void> {
  await of.sql('DELETE FROM incidents');
  await of.sql('DELETE FROM slas');
  await of.sql('DELETE FROM findings');
  await of.sql('DELETE FROM audits');
  await of.sql('UPDATE certificates SET valid_until = NULL');
  await of.sql('DELETE FROM contracts');
  await of.sql('DELETE FROM slas');
  await of.sql(`UPDATE approvals SET state = 'withdrawn' WHERE state = 'requested'`);
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE, now: new Date('2026-11-24T23:00:00Z') }); // the 25th in Tokyo
  await nothingWaits(app);
});
afterAll(async () => {
  await app.close();
});

interface Row {
  kind: string;
  address: string;
  subject: string;
  text_body: string;
}
const written = () => app.sql<Row>('SELECT kind, address, subject, text_body FROM mails ORDER BY address, subject');
/** The given reminders of a source, on the day of an application's clock. */
async function give(by: TestApp, reminders: readonly Reminder[]): Promise<void> {
  by.app.get(ReminderSources).all.push({ kind: 'finding', due: () => Promise.resolve(reminders) });
  await by.app.get(Reminders).run();
}
const personIds = async (of = app): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await of.sql<{ email: string; id: string }>('SELECT email, id FROM people')).map(({ email, id }) => [
      email.split('@')[0] ?? '',
      id,
    ]),
  );

describe('the reminders of a day', () => {
  it('come in one mail a person, escalations in one of their own, and each is given once', async () => {
    const ids = await personIds();
    const one = (key: string, role: string, more: Partial<Reminder> = {}): Reminder => ({
      key,
      personId: ids[role] ?? '',
      subject: { type: 'finding', id: key, title: `指摘 ${key}` },
      about: { ja: '', en: '' },
      dueOn: '2026-11-30',
      path: `/findings/${key}`,
      ...more,
    });
    const due = [
      one('1', 'auditor'),
      one('2', 'auditor', { dueOn: '2026-11-24' }),
      one('2', 'auditor', { dueOn: '2026-11-24' }), // named twice
      one('2', 'executive', { escalation: true, dueOn: '2026-11-10' }),
      one('3', 'executive', { escalation: true, dueOn: '2026-11-10' }),
    ];
    await give(app, due);
    const mails = await written();
    expect(mails.map(({ address, kind, subject }) => [address, kind, subject])).toEqual([
      ['auditor@example.jp', 'digest', '【審査】対応をお願いする件が2件あります（期限超過 1件）'],
      ['executive@example.jp', 'escalation', '【審査】期限を過ぎています: 指摘 2'],
      ['executive@example.jp', 'escalation', '【審査】期限を過ぎています: 指摘 3'],
    ]);
    // by due day
    expect(mails[0]?.text_body).toMatch(/指摘 2[^]*指摘 1/);
    await app.app.get(Reminders).run();
    expect(await written()).toHaveLength(3);
    // the next business day only what is new
    const next = await startTestApp({ databaseUrl: app.databaseUrl, now: new Date('2026-11-26T00:00:00Z') });
    await give(next, [...due, one('4', 'auditor')]);
    await next.close();
    expect(
      (await written()).map(({ subject }) => subject).filter((subject) => subject.includes('お願いする件が1件')),
    ).toHaveLength(1);
    expect(await written()).toHaveLength(4);
  });

  it('are given by one of several portals at the same time', async () => {
    const ids = await personIds();
    const now = new Date('2026-11-27T00:00:00Z');
    const portals = await Promise.all([0, 1, 2].map(() => startTestApp({ databaseUrl: app.databaseUrl, now })));
    const reminder = {
      key: 'together',
      personId: ids.auditor ?? '',
      subject: { type: 'finding', id: '9', title: '同時' },
      about: { ja: '', en: '' },
      dueOn: null,
      path: '/findings/9',
    };
    const before = (await written()).length;
    await Promise.all(portals.map((portal) => give(portal, [reminder])));
    expect((await written()).length - before).toBe(1);
    await Promise.all(portals.map((portal) => portal.close()));
  });

  it('wait for a business day, and a source that fails keeps no other from being heard', async () => {
    const ids = await personIds();
    const reminder = {
      key: 'patient',
      personId: ids.manager ?? '',
      subject: { type: 'finding', id: '8', title: '休み明け' },
      about: { ja: '', en: '' },
      dueOn: null,
      path: '/findings/8',
    };
    const before = (await written()).length;
    // Saturday, New Year's holidays, a company day
    await app.sql(`INSERT INTO company_days VALUES ('2027-08-13', '夏季休業')`);
    for (const now of ['2026-11-28', '2026-12-29', '2027-08-13']) {
      const closed = await startTestApp({ databaseUrl: app.databaseUrl, now: new Date(`${now}T00:00:00Z`) });
      await give(closed, [reminder]);
      await closed.close();
    }
    expect((await written()).length).toBe(before);
    const open = await startTestApp({ databaseUrl: app.databaseUrl, now: new Date('2026-11-30T00:00:00Z') });
    open.app.get(ReminderSources).all.unshift({ kind: 'audit', due: () => Promise.reject(new Error('broken')) });
    await give(open, [reminder]);
    await open.close();
    expect((await written()).length).toBe(before + 1);
  });
});

it('an approval that waits for more than two business days is remembered to those who may decide it, again after a week', async () => {
  await app.sql('DELETE FROM mails');
  const [row] = await app.sql<{ id: string }>(
    `INSERT INTO approvals (kind, state, subject_type, subject_id, details, reason, route, requested_by, requested_at)
     SELECT 'waiver', 'requested', 'evaluation', $1, '{"lastDay": null}', 'x',
       '{"steps": [{"approvers": {"roles": ["manager", "executive"]}, "needs": "any", "approvedBy": [], "delegates": {}}], "current": 0}',
       id, '2026-12-01T03:00:00Z' FROM people WHERE email = 'manager@example.jp' RETURNING id`,
    [FICTITIOUS_EVALUATION],
  );
  const after: Record<string, string[]> = {};
  for (const day of ['2026-12-03', '2026-12-04', '2026-12-07', '2026-12-10']) {
    const portal = await startTestApp({ databaseUrl: app.databaseUrl, now: new Date(`${day}T00:00:00Z`) });
    await portal.app.get(Reminders).run();
    await portal.close();
    after[day] = (await written()).map(({ address }) => address);
  }
  expect(row).toBeDefined();
  expect(after).toEqual({
    '2026-12-03': [], // the second business day itself
    '2026-12-04': ['executive@example.jp'], // not to who asked
    '2026-12-07': ['executive@example.jp'],
    '2026-12-10': ['executive@example.jp', 'executive@example.jp'],
  });
});

describe('by themselves', () => {
  let catcher: MailCatcher;
  let portals: TestApp[] = [];
  afterAll(async () => {
    for (const portal of portals.reverse()) await portal.close();
    await catcher.close();
  });

  it('mails leave once, with two portals that run jobs', async () => {
    catcher = await startMailCatcher();
    const mail = { smtpUrl: catcher.url, from: 'shinsa@example.jp' };
    const first = await startTestApp({
      template: SAMPLE_TEMPLATE,
      jobs: true,
      mail,
      now: new Date('2026-11-24T23:00:00Z'),
    });
    await nothingWaits(first);
    portals = [first];
    portals.push(
      await startTestApp({ databaseUrl: first.databaseUrl, jobs: true, mail, now: new Date('2026-11-24T23:00:00Z') }),
    );
    const { auditor = '', manager = '' } = await personIds(first);
    const reminders = [auditor, manager].map((personId) => ({
      key: 'x',
      personId,
      subject: { type: 'finding', id: '1', title: '指摘' },
      about: { ja: '', en: '' },
      dueOn: null,
      path: '/findings/1',
    }));
    await Promise.all(portals.map((portal) => give(portal, reminders)));
    await expect
      .poll(async () => (await first.sql(`SELECT 1 FROM mails WHERE state = 'sent'`)).length, { timeout: 15_000 })
      .toBe(2);
    expect(catcher.mails.map(({ recipients }) => recipients[0]).sort()).toEqual([
      'auditor@example.jp',
      'manager@example.jp',
    ]);
  });
});
