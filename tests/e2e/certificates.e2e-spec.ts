import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
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

const LAPSED = `/certificates/${seedId('certificate/alpha-privacy-mark')}`;
const REPORT = `/certificates/${seedId('certificate/alpha-soc2')}`;
const ALPHA = `/contractors/${seedId('contractor/alpha')}`;
const SCORING = `/evaluations/${FICTITIOUS_EVALUATION}/scoring`;
const names = async () => page.locator('tbody td.head > a').allTextContents();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });

describe('the list of certificates', () => {
  it('shows what holds or has lapsed, and on demand what was renewed or withdrawn', async () => {
    await page.goto('/certificates');
    await expect.poll(names).toHaveLength(8);
    const lapsed = page.locator('tbody tr').filter({ hasText: '99000001(05)' });
    expect(await lapsed.textContent()).toContain('失効');
    await page.getByLabel('現行・過去').selectOption('更新済み・取消し');
    await expect.poll(names).toEqual(['ISO/IEC 27001 IS 900002', 'ISO/IEC 27001 IS 900003']);
    await page.goto('/certificates?state=withdrawn');
    await expect.poll(names).toEqual(['ISO/IEC 27001 IS 900003']);
    await button('条件をすべて外す').click();
    await page.getByLabel('検索').pressSequentially('給与計算');
    await expect.poll(names).toEqual(['プライバシーマーク 99000003(01)']);
  });
});

describe('a certificate', () => {
  it('that lapsed says what follows from that, and is renewed from its page', async () => {
    await page.goto(LAPSED);
    await page.getByText('この認証を根拠とする評価の回答は「自己申告」として扱われます').waitFor();
    await page.getByRole('link', { name: '更新を登録' }).click();
    await page.getByText('プライバシーマーク 99000001(05) の更新として登録します').waitFor();
    await expect.poll(() => field('有効期間の開始日').inputValue()).toBe('2026-11-01');
    // the usual term is proposed, not assumed
    await field('有効期間の開始日').fill('2026-11-01');
    await field('有効期限（最終日）').fill('2026-10-30');
    await button('保存').click();
    await page.getByText('終了日は開始日以降にしてください。').waitFor();
    await button('この日付を使う').click();
    await expect.poll(() => field('有効期限（最終日）').inputValue()).toBe('2028-10-31');
    await field('番号').fill('99000001(06)');
    await button('保存').click();
    await page.getByRole('heading', { name: /99000001\(06\)/ }).waitFor();
    await page.getByRole('link', { name: 'プライバシーマーク 99000001(05)' }).click();
    await page.getByText('2026年11月1日(日) から、更新後の認証に置き換わっています。').waitFor();
  });

  it('is registered for a contractor from its page; a number of another holder is refused at its field', async () => {
    await page.goto(ALPHA);
    await page.locator('sh-certificates-of').getByRole('link', { name: 'SOC 2 Type II' }).waitFor();
    await page.locator('sh-certificates-of').getByRole('link', { name: '認証を登録' }).click();
    await page.getByText('選ばなければ、この委託先のすべてのサービスが対象です。').waitFor();
    await field('番号').fill('ｉｓ　９００００３');
    await field('発行日').fill('2026-04-02');
    await field('有効期間の開始日').fill('2026-04-01');
    await field('有効期限（最終日）').fill('2029-03-31');
    await button('保存').click();
    await page.getByText('発行日より前の日付です').waitFor();
    await field('発行日').fill('2026-04-01');
    // withdrawn ones give their number back; this one belongs to somebody
    await field('番号').fill('ｉｓ　９００００２');
    await button('保存').click();
    await page.getByText('この番号の証明書はすでに登録されています').waitFor();
    await field('番号').fill('IS 900009');
    await button('保存').click();
    await page.getByRole('heading', { name: /IS 900009/ }).waitFor();
  });

  it('is withdrawn with a reason, and that can be undone', async () => {
    await page.goto(REPORT);
    await page.getByText('例外事項あり').first().waitFor();
    await button('取消しを記録').click();
    const dialog = page.getByRole('dialog');
    await button('取消しを記録する').click();
    await expect.poll(() => dialog.textContent()).toContain('入力してください。');
    expect(await browser.violations(page)).toEqual([]);
    await dialog.getByLabel('理由').fill('報告書の撤回');
    await button('取消しを記録する').click();
    await page.getByText('（報告書の撤回）').waitFor();
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
    await page.getByRole('button', { name: '取消しを記録' }).waitFor();
  });
});

describe('an answer whose certificate lapsed', () => {
  it('says so in its cell, and takes over the renewed one', async () => {
    await page.goto(SCORING);
    const cell = page.locator('[role=gridcell]').filter({ hasText: '根拠の証明書が失効しています' });
    await cell.first().click();
    const panel = page.locator('sh-cell-certificate');
    await panel.getByText('証跡の強さは「自己申告」として扱います。').waitFor();
    await browser.shot(page, 'scoring-lapsed');
    await panel.getByText('プライバシーマーク 99000001(06)', { exact: true }).waitFor();
    await panel.getByRole('button', { name: '更新後の証明書に切り替える' }).click();
    await page.getByText(/自動保存済み/).waitFor();
    await expect.poll(() => cell.count()).toBe(0);
    const [row] = await browser.app.sql<{ number: string }>(
      `SELECT k.number FROM answers a JOIN certificates k ON k.id = a.certificate_id
       WHERE a.evaluation_id = $1 AND a.service_id = $2 AND a.criterion = 'V6-01'`,
      [FICTITIOUS_EVALUATION, seedId('service/a')],
    );
    expect(row?.number).toBe('99000001(06)');
  });
});

it('an auditor reads and does not change', async () => {
  const other = await browser.newPage();
  await browser.signIn(other, 'auditor');
  await other.goto(REPORT);
  await other.getByRole('heading', { name: /SOC 2 Type II/ }).waitFor();
  expect(await other.getByRole('link', { name: '編集' }).count()).toBe(0);
  expect(await other.getByRole('button', { name: '取消しを記録' }).count()).toBe(0);
  await other.goto('/certificates/new');
  await other.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
});

describe('every page of the certificates', () => {
  const PAGES = [
    ['certificates', '/certificates?current=', 'tbody tr'],
    ['certificate', REPORT, 'dl'],
    ['certificate-form', `${REPORT}/edit`, 'fieldset'],
    ['certificate-new', '/certificates/new', 'form'],
  ] as const;

  it.each(LOOKS)('is accessible in %s, %s, %i wide, and never wider than the screen', (...look) =>
    seePages(browser, 'manager', PAGES, look),
  );

  it('asks no other host for anything and reports no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((text) => !/status of 4(00|09)/.test(text))).toEqual([]);
  });
});
