import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
let manager: Page;
let executive: Page;
beforeAll(async () => {
  browser = await startBrowserApp();
  manager = await browser.newPage();
  await browser.signIn(manager, 'manager');
  executive = await browser.newPage({ width: 390, height: 844 });
  await browser.signIn(executive, 'executive');
});
afterAll(async () => {
  await browser.close();
});

const PRINT = `/standings/${seedId('contractor/print')}`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const names = (page: Page) => page.locator('tbody td.head > a').allTextContents();

describe('the comparison', () => {
  it('begins with the heaviest sign, says why, and is narrowed by sign, reason and name', async () => {
    await manager.goto('/standings');
    await manager.locator('tbody tr').first().waitFor();
    expect(await manager.locator('tbody tr').first().textContent()).toContain('要判断');
    const all = (await names(manager)).length;
    await manager.getByLabel('信号').selectOption('red');
    await expect.poll(async () => (await names(manager)).length).toBeLessThan(all);
    await button(manager, '条件をすべて外す').click();
    await manager.getByLabel('検索').fill('印刷');
    await expect.poll(() => names(manager)).toEqual(['見本印刷発送有限会社']);
  });
});

describe('a decision', () => {
  it('is asked for by the manager, found at home by the executive, approved, and kept with its sign', async () => {
    await manager.goto(PRINT);
    await button(manager, '判断を申請').click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByLabel('判断').selectOption('改善を条件に継続');
    await button(manager, '申請する').click();
    await expect.poll(() => dialog.textContent()).toContain('入力してください');
    expect(await browser.violations(manager)).toEqual([]);
    await dialog.getByLabel('改善の期限').fill('2020-01-31');
    await dialog.getByLabel('継続の条件').fill('重大な指摘を完了する');
    await dialog.getByLabel('理由').fill('是正が予定より遅れている');
    await button(manager, '申請する').click();
    await expect.poll(() => dialog.locator('sh-field-note').allTextContents().then(String)).toMatch(/本日以降/);
    await dialog.getByLabel('改善の期限').fill('2099-01-31');
    await button(manager, '申請する').click();
    await manager.getByText('承認待ちの申請があります').waitFor();
    expect(await button(manager, '判断を申請').count()).toBe(0);

    await executive.goto('/');
    await executive.waitForURL('**/home');
    const card = executive.locator('section').filter({ hasText: '見本印刷発送有限会社' }).first();
    await card.waitFor();
    expect(await card.textContent()).toContain('改善を条件に継続');
    await card.getByRole('link', { name: '内容を見る' }).click();
    await button(executive, '承認').click();
    await executive.getByText('承認しました').waitFor();

    await manager.reload();
    await expect.poll(() => manager.locator('.why').textContent()).toContain('改善を条件に継続中（2099/01/31まで）');
    expect(await manager.locator('.history .decided').count()).toBe(1);
    expect(await manager.locator('sh-decision-list').textContent()).toContain('承認済み');
  });

  it('is nothing that an auditor asks for', async () => {
    const auditor = await browser.newPage();
    await browser.signIn(auditor, 'auditor');
    await auditor.goto(PRINT);
    await auditor.locator('.why').waitFor();
    expect(await button(auditor, '判断を申請').count()).toBe(0);
    await auditor.context().close();
  });
});

describe('a home', () => {
  it('of the executive shows the signs within a minute, and the files one tap away', async () => {
    await executive.goto('/home');
    const signs = executive.locator('.signs a');
    await expect.poll(() => signs.count()).toBe(4);
    const file = executive.waitForEvent('download');
    await executive.getByRole('button', { name: /委託先評価一覧 PDF/ }).click();
    expect((await file).suggestedFilename()).toMatch(/委託先評価一覧.*\.pdf$/);
    await signs.first().click();
    await executive.waitForURL(/standings\?sign=red/);
  });

  it('of the manager counts, and each number leads to a list of just as many', async () => {
    await manager.goto('/home');
    const overdue = manager.getByRole('link', { name: /期限を過ぎた指摘/ });
    const count = Number(await overdue.locator('b').textContent());
    await overdue.click();
    await expect.poll(async () => (await names(manager)).length).toBe(count);
  });

  it.each(['auditor', 'evaluator', 'admin'] as const)('of the %s has what is theirs', async (role) => {
    const page = await browser.newPage();
    await browser.signIn(page, role);
    await page.goto('/');
    await page.getByRole('heading', { name: '自分の仕事' }).waitFor();
    expect(await page.getByRole('heading', { name: '委託先の状態' }).count()).toBe(role === 'auditor' ? 1 : 0);
    expect(await browser.violations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('every page of it', () => {
  const PAGES = [
    ['home', '/home', '.cards section'],
    ['standings', '/standings', 'tbody tr'],
    ['standing', PRINT, '.why li'],
  ] as const;

  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 820],
    ['light', 'en', 390],
    ['dark', 'ja', 390],
  ] as const)('is accessible in %s, %s, %i wide, and never wider than the screen', async (theme, language, width) => {
    const page = await browser.newPage({ theme, language, width });
    await browser.signIn(page, width === 390 ? 'executive' : 'manager');
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
