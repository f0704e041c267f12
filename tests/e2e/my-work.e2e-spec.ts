import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
beforeAll(async () => {
  browser = await startBrowserApp();
  // the sample data has things of its own that wait for people
  await browser.app.sql('DELETE FROM incidents');
  await browser.app.sql('DELETE FROM slas');
  await browser.app.sql('DELETE FROM findings');
  await browser.app.sql('DELETE FROM audits');
  await browser.app.sql('UPDATE certificates SET valid_until = NULL');
  await browser.app.sql('DELETE FROM contracts');
  await browser.app.sql(`UPDATE approvals SET state = 'withdrawn' WHERE state = 'requested'`);
});
afterAll(async () => {
  await browser.close();
});

const TITLE = 'メール配信基盤の選定(架空の6サービス)';

async function ask(criterion: string): Promise<void> {
  const asking = await browser.app.as('manager');
  const waiver = { serviceId: seedId('service/e'), criterion, reason: '代替策あり', lastDay: '2099-03-31' };
  expect((await asking.post(`/api/evaluations/${FICTITIOUS_EVALUATION}/waivers`, waiver)).status).toBe(201);
}

describe('my work', () => {
  it('is where one starts: a request is found there, dealt with by one click, and gone', async () => {
    const page = await browser.newPage();
    await browser.signIn(page, 'auditor');
    await page.goto('/');
    await page.waitForURL('**/home');
    const menu = page.getByRole('navigation', { name: '主な画面' });
    const mine = menu.getByRole('link', { name: '自分の仕事' });
    await expect.poll(() => mine.textContent()).not.toContain('対応を待っている');
    await page.context().close();

    await ask('V1-01');
    const other = await browser.newPage();
    await browser.signIn(other, 'manager');
    await other.goto('/');
    const item = other.getByRole('main').locator('sh-work-items').getByRole('link', { name: TITLE });
    await item.waitFor();
    expect(await item.textContent()).toContain('承認待ち');
    const badge = other.getByRole('navigation', { name: '主な画面' }).getByRole('link', { name: '自分の仕事' });
    expect(await badge.textContent()).toContain('対応を待っている件 1件');
    await item.click();
    // to the very card, ready to be read out
    const card = other.getByRole('heading', { name: '必須要件の免除' });
    await card.waitFor();
    await expect.poll(() => card.evaluate((heading) => heading === document.activeElement)).toBe(true);
    await other.getByRole('button', { name: '承認', exact: true }).click();
    await other.getByText('承認しました').waitFor();
    await badge.click();
    await other.getByRole('heading', { name: '対応を待っている件はありません' }).waitFor();
    await other.context().close();
  });

  it('is written about in the language of the pages', async () => {
    const page = await browser.newPage();
    await browser.signIn(page, 'executive');
    await page.goto('/my-work');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    const language = async () =>
      (
        await browser.app.sql<{ language: string }>(`SELECT language FROM people WHERE email = 'executive@example.jp'`)
      )[0]?.language;
    await expect.poll(language).toBe('en');
    await page.context().close();
  });
});

it('company days are pasted line by line, one that cannot be read is named, and a removal is undone', async () => {
  const page = await browser.newPage();
  await browser.signIn(page, 'manager');
  await page.goto('/calendar');
  const days = page.locator('li');
  await expect.poll(() => days.count()).toBe(6);
  await page.getByLabel('日付と名前').fill('２０２７年８月１３日　夏季休業\n2027-02-30 存在しない日');
  await page.getByRole('button', { name: '2日を追加する' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('2行目');
  await page.getByLabel('日付と名前').fill('２０２７年８月１３日　夏季休業\n\n5月1日 創立記念日');
  await page.getByRole('button', { name: '2日を追加する' }).click();
  await expect.poll(() => days.count()).toBe(8);
  expect(await days.first().textContent()).toContain('2027年8月13日(金)');
  await page.getByRole('button', { name: '毎年 5月1日 を削除' }).click();
  await expect.poll(() => days.count()).toBe(7);
  await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
  await expect.poll(() => days.count()).toBe(8);
  await page.context().close();
});

it('mails that wait are seen with the reason, and are tried again by hand', async () => {
  await browser.app.sql(
    `INSERT INTO mails (person_id, address, name, kind, language, subject, text_body, html_body, dedupe_key, state, attempts,
       next_attempt_at, last_error, message_id, created_at)
     SELECT id, email, name, 'digest', 'ja', '【審査】' || state, 'x', 'x', state, state, 3, now() + interval '3 hours',
       '550 no such user', state, now() FROM people, (VALUES ('waiting'), ('failed'), ('sent')) AS states (state)
     WHERE email = 'auditor@example.jp'`,
  );
  const page = await browser.newPage();
  await browser.signIn(page, 'admin');
  await page.goto('/mails');
  const failed = page.getByRole('row').filter({ hasText: '【審査】failed' });
  await failed.waitFor();
  expect(await failed.textContent()).toContain('メールサーバーの応答: 550 no such user');
  expect(await page.getByText('メールサーバーが設定されていないため').count()).toBe(1);
  await failed.getByRole('button', { name: '「【審査】failed」を再送' }).click();
  await expect.poll(() => failed.textContent()).toContain('送信待ち');
  await page.getByLabel('状態').selectOption('sent');
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  expect(await page.locator('tbody tr').getByRole('button').count()).toBe(0);
  await page.context().close();
});

describe('every page of it', () => {
  const PAGES = [
    ['my-work', '/my-work', 'sh-my-work-page li'],
    ['mails', '/mails', 'tbody tr'],
    ['company-days', '/calendar', 'sh-company-days-page li'],
  ] as const;

  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 820],
    ['dark', 'ja', 390],
  ] as const)('is accessible in %s, %s, %i wide, and never wider than the screen', async (theme, language, width) => {
    if (theme === 'light') await ask('V2-01');
    const page = await browser.newPage({ theme, language, width });
    await browser.signIn(page, 'manager');
    for (const [name, path, shown] of PAGES) {
      await page.goto(path);
      await page.locator(shown).first().waitFor();
      await browser.shot(page, `${name}-${theme}-${language}-${width}`);
      expect.soft(await browser.violations(page), name).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });

  it('asks no other host and reports no error but the refusal above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
