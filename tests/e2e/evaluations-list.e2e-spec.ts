import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

describe('the list of evaluations', () => {
  let browser: BrowserApp;
  beforeAll(async () => {
    browser = await startBrowserApp();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('keeps state and search in the address, and says when nothing matches', async () => {
    const page = await browser.newPage();
    await browser.signIn(page, 'manager');
    await page.goto('/evaluations');
    await page.getByRole('link', { name: 'メール配信サービス11製品の比較' }).waitFor();
    await page.getByLabel('状態').selectOption({ label: '承認済み' });
    await page.getByText('条件に合う評価がありません').waitFor();
    expect(new URL(page.url()).searchParams.get('state')).toBe('approved');
    await page.getByLabel('状態').selectOption({ label: '採点中' });
    await page.getByRole('searchbox', { name: '検索' }).fill('架空');
    await page.getByText('1件', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1件', { exact: true }).waitFor();
    expect(await page.getByRole('searchbox', { name: '検索' }).inputValue()).toBe('架空');
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['ja', 'light', 1280],
    ['en', 'dark', 820],
    ['ja', 'dark', 390],
  ] as const)('reads well in %s, %s, at %i pixels', async (language, theme, width) => {
    const page = await browser.newPage({ language, theme, width });
    await browser.signIn(page, 'manager');
    await page.goto('/evaluations');
    await page.getByRole('link', { name: 'メール配信サービス11製品の比較' }).waitFor();
    await browser.shot(page, `evaluation-list-${language}-${theme}-${width}`);
    expect(await browser.violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});
