import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';
import { LOOKS, seePages } from './pages.js';

let browser: BrowserApp;
let page: Page;
beforeAll(async () => {
  browser = await startBrowserApp();
  page = await browser.newPage();
  await browser.signIn(page, 'manager');
});
afterAll(async () => {
  await browser.close();
});

const LATE = `/incidents/${seedId('incident/alphaList')}`;
const RUNNING = `/incidents/${seedId('incident/betaStopped')}`;
const button = (name: string) => page.getByRole('button', { name, exact: true });
const text = (selector: string) => page.locator(selector).first().textContent();
const clock = (name: string) => page.locator('sh-incident-clocks li').filter({ hasText: name });

it('the list has what runs out first, and says who told us late', async () => {
  await page.goto('/incidents');
  await page.locator('tbody tr').first().waitFor();
  const rows = await page.locator('tbody tr').allTextContents();
  expect(rows[0]).toContain('配信停止中の応募者');
  expect(rows.find((row) => row.includes('異動者の権限'))).toContain('委託先の通知 遅れて実施');
  expect(rows.join()).not.toContain('BCC');
  await page.getByLabel('対応中・完了').selectOption('対応完了');
  await expect.poll(() => page.locator('tbody tr').allTextContents()).toHaveLength(1);
});

describe('a new incident', () => {
  it('is registered on a phone with a title alone, and its clocks run at once', async () => {
    const phone = await browser.newPage({ width: 390, height: 844 });
    await browser.signIn(phone, 'manager');
    await phone.goto('/incidents/new');
    await phone.getByLabel('件名').fill('端末の紛失');
    await phone.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => phone.locator('h1').textContent()).toContain('端末の紛失');
    const clocks = await phone.locator('sh-incident-clocks').textContent();
    expect(clocks).toContain('残り 4日23時間');
    expect(clocks).toContain('報告が必要か未確認');
    expect(await phone.locator('sh-incident-page').textContent()).toContain('まだ判断できません');
  });

  it('that was known before it occurred is refused at its field', async () => {
    await page.goto('/incidents/new');
    await page.getByLabel('件名').fill('時刻の誤り');
    await page.getByLabel('当社が知った日時').fill('2026-11-01T10:00');
    await page.getByLabel('発生した日時').fill('2026-11-02T10:00');
    await button('保存').click();
    await expect.poll(() => text('form')).toContain('発生した日時より前');
    await page.getByLabel('発生した日時').fill('2026-11-01T09:00');
    await button('保存').click();
    await expect.poll(() => text('h1')).toContain('時刻の誤り');
  });
});

describe('an incident whose clocks run', () => {
  it('is contained, found out about, reported, and stops its clocks', async () => {
    await page.goto(RUNNING);
    await button('封じ込めを記録').click();
    await page.getByLabel('封じ込めの内容').fill('再配信を止めた');
    await page.locator('sh-incident-step').getByRole('button', { name: '封じ込めを記録' }).click();
    await expect.poll(() => text('h1')).toContain('封じ込め済み');
    expect(await text('.note')).toContain('要配慮個人情報の有無');
    expect(await button('報告済みにする').isDisabled()).toBe(true);

    await page.getByRole('link', { name: '編集' }).click();
    await page.getByLabel('要配慮個人情報を含む').selectOption('あり');
    await button('保存').click();
    await expect.poll(() => text('sh-incident-page')).toContain('施行規則7条1号');
    await clock('速報').getByRole('button', { name: '実施を記録' }).click();
    await page.getByLabel('メモ').fill('受付番号 1234');
    await button('速報の実施を記録').click();
    await expect.poll(() => clock('速報').textContent()).toContain('期限内に実施');
    await button('報告済みにする').click();
    await page.locator('sh-incident-step').getByRole('button', { name: '報告済みにする' }).click();
    await expect.poll(() => text('h1')).toContain('報告済み');
    expect(await text('.note')).toContain('確報の記録');
  });

  it('keeps an entry that is corrected, and asks before one that is being written is lost', async () => {
    const timeline = page.locator('sh-incident-timeline').first();
    await timeline.getByRole('button', { name: '経過を書く' }).click();
    await timeline.getByLabel('内容').fill('応募者へ電話した');
    const dialogs: string[] = [];
    page.once('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: '監査', exact: true }).click();
    await expect.poll(() => dialogs).toHaveLength(1);
    await timeline.getByRole('button', { name: '記録を追加' }).click();
    await expect.poll(() => timeline.textContent()).toContain('応募者へ電話した');
    const entry = timeline.locator('li').filter({ hasText: '応募者へ電話した' });
    await entry.getByRole('button', { name: '訂正' }).click();
    await timeline.getByLabel('内容').fill('応募者へメールした');
    await timeline.getByRole('button', { name: '記録を追加' }).click();
    await expect.poll(() => entry.textContent()).toContain('訂正済み');
    expect(await timeline.textContent()).toContain('応募者へメールした');
  });

  it('teaches a finding, which leads back to it', async () => {
    const lessons = page.locator('sh-incident-lessons');
    await lessons.getByRole('button', { name: '指摘を登録' }).click();
    await lessons.getByLabel('指摘の表題').fill('停止リストの同期を監視していない');
    await lessons.getByLabel('事実').fill('同期が止まったことに半日気づかなかった');
    await lessons.getByRole('button', { name: '指摘を登録' }).click();
    await lessons.getByRole('link', { name: '停止リストの同期を監視していない' }).click();
    await expect.poll(() => text('sh-incidents-of')).toContain('配信停止中の応募者');
    await page.locator('sh-incidents-of a').click();
    await expect.poll(() => text('h1')).toContain('I2026-0004');
  });

  it('gives a draft of the report', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /速報の案/ }).click();
    expect((await download).suggestedFilename()).toContain('漏えい等報告（速報） 案');
  });
});

it('an executive reads and does not change', async () => {
  const other = await browser.newPage();
  await browser.signIn(other, 'executive');
  await other.goto(LATE);
  await expect.poll(() => other.locator('sh-incident-clocks').textContent()).toContain('期限から1日6時間遅れ');
  for (const name of ['編集', '対応を終える', '記録を直す', '経過を書く', '指摘を登録'])
    expect(await other.getByText(name, { exact: true }).count(), name).toBe(0);
  await other.goto('/incidents/new');
  await other.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
});

describe('every page of the incidents', () => {
  const PAGES = [
    ['incidents', '/incidents', 'tbody tr'],
    ['incident', LATE, 'sh-incident-clocks li'],
    ['incident-form', `${LATE}/edit`, 'fieldset'],
    ['incident-new', '/incidents/new', 'fieldset'],
  ] as const;

  it.each(LOOKS)('is accessible in %s, %s, %i wide, and never wider than the screen', (...look) =>
    seePages(browser, 'manager', PAGES, look),
  );

  it('asks no other host for anything and reports no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((message) => !/status of 4(00|04)/.test(message))).toEqual([]);
  });
});
