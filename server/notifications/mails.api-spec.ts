import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mail, MailPage } from '#contract/notifications.js';
import type { Session } from '#contract/session.js';
import type { TrailPage } from '#contract/trail.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { type MailCatcher, startMailCatcher } from '../testing/mail-catcher.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { digestLetter, type KindOfReminder } from './letters.js';
import { MailDelivery } from './mails.delivery.js';
import { type MailDraft, MailWriter } from './mails.writer.js';

let catcher: MailCatcher;
let app: TestApp;
/** another portal on the same database */
let other: TestApp;
let manager: TestClient;
beforeAll(async () => {
  catcher = await startMailCatcher();
  const mail = { smtpUrl: catcher.url, from: '審査 <shinsa@example.jp>' };
  app = await startTestApp({ mail, linkBase: 'https://portal.example.jp' });
  other = await startTestApp({ mail, linkBase: 'https://portal.example.jp', databaseUrl: app.databaseUrl });
  manager = await app.as('manager');
});
afterAll(async () => {
  await other.close();
  await app.close();
  await catcher.close();
});
beforeEach(async () => {
  await app.sql('DELETE FROM mails');
  if ((catcher.mails as unknown[]).length > 0) (catcher.mails as unknown[]).length = 0;
});
afterEach(() => {
  catcher.refused.clear();
});

const reminder = (personId: string): KindOfReminder => ({
  kind: 'finding',
  key: 'finding/1/due',
  personId,
  subject: { type: 'finding', id: '1', title: '𠮷田データ <委託> の指摘 F2026-0034' },
  about: { ja: '是正計画の提出', en: 'Send the plan' },
  dueOn: '2026-11-20',
  path: '/findings/1',
});
const draft = (personId: string, key = 'digest/1'): MailDraft => ({
  kind: 'digest',
  personId,
  key,
  letter: (reader) => digestLetter([reminder(personId)], '2026-11-24', reader),
});
const write = (drafts: MailDraft[], by = app) => by.app.get(UnitOfWork).run(() => by.app.get(MailWriter).write(drafts));
const deliver = (by = app) => by.app.get(MailDelivery).run();
const list = async (query = '') => (await manager.get<MailPage>(`/api/mails${query}`)).body;

describe('a mail', () => {
  it('is Japanese in subject and text, as plain text and HTML, with links from the public address', async () => {
    await write([draft(manager.personId)]);
    expect((await list('?state=waiting')).total).toBe(1);
    await deliver();
    const [mail] = catcher.mails;
    expect(mail?.subject).toBe('【審査】対応をお願いする件が1件あります（期限超過 1件）');
    expect(mail?.from?.value[0]).toMatchObject({ name: '審査', address: 'shinsa@example.jp' });
    expect(mail?.recipients[0]).toMatch(/^manager-.*@example\.jp$/);
    expect(mail?.text).toContain('【期限超過】𠮷田データ <委託> の指摘 F2026-0034（指摘・是正）');
    expect(mail?.text).toContain('期限 2026年11月20日(金)');
    expect(mail?.text).toContain('https://portal.example.jp/findings/1\n');
    expect(mail?.html).toContain('𠮷田データ &lt;委託&gt; の指摘');
    expect(mail?.html).toContain('href="https://portal.example.jp/my-work"');
    expect(mail?.html).not.toMatch(/(src|url)\s*[=(]/); // nothing is fetched from anywhere
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@portal\.example\.jp>$/);
    const [sent] = (await list('?state=sent')).items;
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, lastError: null, nextAttemptAt: null });
  });

  it('is English for a person who reads the pages in English', async () => {
    const reader = await app.as('auditor');
    const { body } = await reader.put<Session>('/api/session/language', { language: 'en' });
    expect(body.person?.language).toBe('en');
    await write([draft(reader.personId)]);
    await deliver();
    expect(catcher.mails[0]?.subject).toBe('[Shinsa] 1 item is waiting for you (1 overdue)');
    expect(catcher.mails[0]?.text).toContain(
      '* [Overdue] 𠮷田データ <委託> の指摘 F2026-0034 (Finding)\n  Send the plan\n  Due Fri, 20 Nov 2026\n  https://portal.example.jp/findings/1\n',
    );
  });

  it('is written with the change or not at all, and not for people who may no longer sign in', async () => {
    const failed = app.app.get(UnitOfWork).run(async () => {
      await app.app.get(MailWriter).write([draft(manager.personId)]);
      throw new Error('after the mail');
    });
    await expect(failed).rejects.toThrow('after the mail');
    const gone = await app.as('evaluator');
    await app.sql('UPDATE people SET active = false WHERE id = $1', [gone.personId]);
    await write([draft(gone.personId, 'gone')]);
    expect((await list()).total).toBe(0);
  });
});

describe('two portals at once', () => {
  it('write one mail under one key, and send each mail once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => app.as('auditor')));
    const drafts = people.map(({ personId }, n) => draft(personId, `digest/${n}`));
    await Promise.all([write(drafts), write(drafts, other)]);
    expect((await list()).total).toBe(12);
    await Promise.all([deliver(), deliver(other), deliver(), deliver(other)]);
    expect(catcher.mails).toHaveLength(12);
    expect(new Set(catcher.mails.flatMap(({ recipients }) => recipients)).size).toBe(12);
    expect((await list('?state=sent')).total).toBe(12);
  });
});

describe('when the mail server', () => {
  const due = () => app.sql(`UPDATE mails SET next_attempt_at = now() - interval '1 second'`);

  it('is away, the change commits and the mail waits in sight; later it is sent once', async () => {
    await catcher.close();
    await write([draft(manager.personId)]);
    await deliver();
    const [waiting] = (await list()).items;
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(waiting?.lastError).toContain('ECONNREFUSED');
    expect(Date.parse(waiting?.nextAttemptAt ?? '')).toBeGreaterThan(Date.now() + 30_000);
    catcher = await startMailCatcher(catcher.port);
    await deliver(); // not yet due
    expect(catcher.mails).toHaveLength(0);
    expect((await manager.post(`/api/mails/${waiting?.id ?? ''}/retry`)).status).toBe(200);
    await deliver();
    await deliver();
    expect(catcher.mails).toHaveLength(1);
    expect(catcher.mails[0]?.messageId).toContain(waiting?.id);
  });

  it('refuses an address for good, that mail has failed and all others go on; by hand it can be tried again', async () => {
    const reader = await app.as('auditor');
    await write([draft(reader.personId, 'refused'), draft(manager.personId, 'taken')]);
    const [address] = await app.sql<{ address: string }>(`SELECT address FROM mails WHERE dedupe_key = 'refused'`);
    catcher.refused.set(address?.address ?? '', 550);
    await deliver();
    expect(catcher.mails).toHaveLength(1);
    const [failed] = (await list('?state=failed')).items;
    expect(failed?.lastError).toContain('550');
    catcher.refused.clear();
    const retried = await manager.post<{ count: number }>('/api/mails/retries');
    expect(retried.body.count).toBe(1);
    await deliver();
    expect(catcher.mails).toHaveLength(2);
    const { body } = await (await app.as('admin')).get<TrailPage>(`/api/trail?action=mail.retried`);
    expect(body.items[0]?.subject).toMatchObject({ type: 'mail', title: '1件 / 1 mails' });
  });

  it('asks to come back, it is tried again until it has been given up', async () => {
    await write([draft(manager.personId)]);
    const [row] = await app.sql<{ address: string }>('SELECT address FROM mails');
    catcher.refused.set(row?.address ?? '', 451);
    await deliver();
    expect((await list()).items[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    await app.sql('UPDATE mails SET attempts = 18');
    await due();
    await deliver();
    expect((await list()).items[0]).toMatchObject({ state: 'failed', attempts: 19 });
  });

  it('is not known to the portal, mails wait and the list says so', async () => {
    const silent = await startTestApp();
    const own = await silent.as('manager');
    await write([draft(own.personId)], silent);
    await deliver(silent);
    const { body } = await own.get<MailPage>('/api/mails');
    expect(body).toMatchObject({ delivery: false, total: 1, items: [{ state: 'waiting', attempts: 0 }] });
    await silent.close();
  });
});

describe('the list', () => {
  it('is searched, and pages', async () => {
    await write(Array.from({ length: 5 }, (_, n) => draft(manager.personId, `digest/${n}`)));
    const page = await list('?limit=2');
    expect([page.items.length, page.total, page.delivery]).toEqual([2, 5, true]);
    expect((await list(`?limit=4&cursor=${page.nextCursor ?? ''}`)).items).toHaveLength(3);
    expect((await list('?q=MANAGER-')).total).toBe(5);
    expect((await list('?q=%25%25')).total).toBe(0);
  });

  it('is for managers and administrators; a sent mail is not sent again', async () => {
    await write([draft(manager.personId)]);
    await deliver();
    const [mail] = (await list()).items;
    const path = `/api/mails/${mail?.id ?? ''}/retry`;
    expect(await manager.post<Mail>(path)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await manager.post('/api/mails/00000000-0000-4000-8000-000000000000/retry')).status).toBe(404);
    const auditor = await app.as('auditor');
    expect([(await auditor.get('/api/mails')).status, (await auditor.post(path)).status]).toEqual([403, 404]);
    expect((await (await app.as('admin')).get('/api/mails')).status).toBe(200);
    expect((await manager.get('/api/mails?state=lost')).body).toMatchObject({ fields: [{ path: 'state' }] });
  });
});
