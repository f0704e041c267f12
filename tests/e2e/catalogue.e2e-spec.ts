import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service, ServicePage } from '#contract/services.js';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

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

const SAMPLE_A = `/catalogue/services/${seedId('service/a')}`;
const WILL_MAIL = `/catalogue/services/${seedId('service/will-mail')}`;
const names = async () => page.locator('tbody td.head > a').allTextContents();
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Somebody else changes the service meanwhile. */
async function changedByAnother(id: string, type: string): Promise<void> {
  const other = await browser.app.as('manager');
  const { body } = await other.get<Service>(`/api/services/${id}`);
  const { vendor, version, name, yomi, freeTrial, functions, urls, note, plans, facts } = body;
  const change = { name, yomi, vendorId: vendor?.id ?? null, type, freeTrial, functions, urls, note, plans, facts };
  expect((await other.put(`/api/services/${id}`, change, version)).status).toBe(200);
}

describe('the list of services', () => {
  it('finds by reading and keeps everything in the address', async () => {
    await page.goto('/catalogue/services');
    await expect.poll(names).toHaveLength(17);
    await page.getByLabel('検索').pressSequentially('うぃる');
    await expect.poll(names).toEqual(['WiLL Mail']);
    await page.reload();
    await expect.poll(names).toEqual(['WiLL Mail']);
    expect(await page.getByLabel('検索').inputValue()).toBe('うぃる');
    await button('条件をすべて外す').click();
    await expect.poll(names).toHaveLength(17);
  });

  it('computes the first year for our volume, sorts by it, and says what is not known', async () => {
    await page.goto('/catalogue/services');
    await page.getByLabel('月間の配信通数').fill('５０，０００');
    await page.getByLabel('月間の配信通数').press('Tab');
    const row = page.getByRole('row').filter({ hasText: 'サンプルA配信' });
    await expect.poll(() => row.textContent()).toContain('¥648,000');
    const unknown = page.getByRole('row').filter({ hasText: 'blastengine' });
    expect(await unknown.textContent()).toContain('価格未確認');
    await page.getByLabel('期間の記載がない価格は月額とみなす').check();
    await page.getByLabel('初期費用の記載がなければ0円とみなす').check();
    await expect.poll(() => unknown.textContent()).toContain('¥144,000');
    await page.getByRole('button', { name: '年額' }).click();
    await expect.poll(async () => (await names())[0]).toBe('blastengine');
    await page.getByRole('link', { name: 'blastengine' }).click();
    await expect.poll(() => page.locator('sh-service-plans').textContent()).toContain('数量に足りる最安');
  });
});

describe('every list', () => {
  it('is walked through from the keyboard, keeps its order in the address and is saved whole', async () => {
    await page.goto('/catalogue/vendors');
    const links = page.locator('tbody td.head > a');
    await links.first().waitFor();
    const before = await links.first().textContent();
    await page.getByRole('button', { name: '事業者', exact: true }).press('Enter');
    await page.waitForURL(/sort=-yomi/);
    await page
      .getByRole('columnheader', { name: '事業者', exact: true })
      .and(page.locator('[aria-sort=descending]'))
      .waitFor();
    // the rows turn round once they have come
    await expect.poll(() => links.first().textContent()).not.toBe(before);
    const shown = await links.allTextContents();
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('tbody tr:nth-child(2) td.head > a:focus').count()).toBe(1);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.locator('tbody tr:nth-child(1) td.head > a:focus').count()).toBe(1);
    const [file] = await Promise.all([page.waitForEvent('download'), button('CSVで保存').click()]);
    expect(file.suggestedFilename()).toBe('事業者.csv');
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeff事業者,よみ,サービス数,ウェブサイト,メモ');
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(shown);
  });
});

describe('a service', () => {
  it('shows what is known with its source, and what is not', async () => {
    await page.goto(WILL_MAIL);
    const source = page.getByRole('link', { name: '事業者のページ' }).first();
    expect(await source.getAttribute('href')).toMatch(/^https:\/\/willcloud\.jp\//);
    const unknown = page.locator('section').filter({ hasText: '分かっていないこと' });
    expect(await unknown.textContent()).toContain('運営会社');
    expect(await page.locator('sh-service-facts').textContent()).toContain('現在の有効性は未確認');
  });

  it('is edited with errors at the field; when two people edit, nobody loses anything', async () => {
    await page.goto(`${SAMPLE_A}/edit`);
    await page.getByLabel('メモ').first().fill('自分のメモ');
    await button('＋ プランを追加').click();
    await button('保存').click();
    await expect.poll(() => page.locator('.problem').textContent()).toContain('1か所');
    const plan = page.locator('sh-plan-fields').last();
    expect(await plan.textContent()).toContain('入力してください。');
    await plan.getByLabel('プラン').fill('大口');
    await plan.getByLabel('金額（円）').fill('千円');
    await button('保存').click();
    await expect.poll(() => plan.textContent()).toContain('0以上の整数');
    await plan.getByLabel('金額（円）').fill('１，０００');
    await changedByAnother(seedId('service/a'), '別の人が書いた形態');
    await button('保存').click();
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に変更しました' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('別の人が書いた形態');
    expect(await browser.violations(page)).toEqual([]);
    await button('自分の入力を残す').click();
    expect(await page.getByLabel('メモ').first().inputValue()).toBe('自分のメモ');
    await button('保存').click();
    await page.waitForURL(`**${SAMPLE_A}`);
    await expect.poll(() => page.locator('sh-service-plans').textContent()).toContain('¥1,000');
  });

  it('says at the field what the server refuses, and keeps the rest', async () => {
    await page.goto('/catalogue/services/new');
    await page.getByLabel('サービス', { exact: true }).fill('\u202eひっくり返す');
    await button('保存').click();
    await expect
      .poll(() => page.locator('sh-field-note').first().textContent())
      .toContain('文字の向きを変える文字は使えません');
    await page.getByLabel('サービス', { exact: true }).fill('𠮷田メール =cmd()');
    await button('保存').click();
    await expect.poll(() => page.locator('h1').textContent()).toContain('𠮷田メール =cmd()');
  });

  it('is not left with unsaved input unasked, and its archiving can be undone', async () => {
    await page.goto(`${WILL_MAIL}/edit`);
    await page.getByLabel('メモ').first().fill('まだ保存していない');
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'キャンセル' }).click();
    await expect.poll(() => asked).toEqual(['保存していない変更があります。移動しますか？']);
    expect(page.url()).toContain('/edit');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'キャンセル' }).click();
    await button('保管する').click();
    await page.getByText('保管済み').waitFor();
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('保管済み').waitFor({ state: 'detached' });
    const { body } = await (await browser.app.as('manager')).get<ServicePage>('/api/services?q=will');
    expect(body.total).toBe(1);
  });

  it('is read, not changed, by an executive', async () => {
    const other = await browser.newPage();
    await browser.signIn(other, 'executive');
    await other.goto(WILL_MAIL);
    await other.getByRole('heading', { name: 'WiLL Mail' }).waitFor();
    expect(await other.getByRole('link', { name: '編集' }).count()).toBe(0);
    await other.goto(`${WILL_MAIL}/edit`);
    await other.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
  });
});

it('the checklist is searched in either width of letters and opened to its levels', async () => {
  await page.goto('/checklists');
  await page.getByLabel('項目を検索').fill('ｓｐｆ設定');
  await expect.poll(() => page.getByRole('status').first().textContent()).toContain('60項目中 1項目');
  await page.locator('summary').first().click();
  await page.getByText('管理画面で設定状態が判定され').waitFor();
});

describe('every page of the catalogue', () => {
  const PAGES = [
    ['services', '/catalogue/services?mails=50000&assume=periodIsMonthly', 'tbody tr'],
    ['service', SAMPLE_A, 'sh-service-plans'],
    ['service-form', `${SAMPLE_A}/edit`, 'sh-plan-fields'],
    ['vendors', '/catalogue/vendors', 'tbody tr'],
    ['vendor-form', '/catalogue/vendors/new', 'form'],
    ['checklist', '/checklists', 'summary'],
  ] as const;

  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 820],
    ['light', 'en', 390],
  ] as const)('is accessible in %s, %s, %i wide, and never wider than the screen', async (theme, language, width) => {
    const own = await browser.newPage({ theme, language, width });
    await browser.signIn(own, 'manager');
    for (const [name, path, shown] of PAGES) {
      await own.goto(path);
      await own.locator(shown).first().waitFor();
      await browser.shot(own, `${name}-${theme}-${language}-${width}`);
      expect(await browser.violations(own), name).toEqual([]);
      expect(await own.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    }
  });

  it('asks no other host for anything and reports no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((text) => !/status of 4(00|12)/.test(text))).toEqual([]);
  });
});
