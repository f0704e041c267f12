import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
beforeAll(async () => {
  browser = await startBrowserApp();
  // as two people have had it
  await (await browser.app.as('auditor')).get(`/api${BETA}/report.pdf?language=en`);
  await (await browser.app.as('manager')).get(`/api${BETA}/report.xlsx`);
});
afterAll(async () => {
  await browser.close();
});

const [ALPHA, BETA] = [`/audits/${seedId('audit/2026/alpha')}`, `/audits/${seedId('audit/2026/beta')}`];
const PLAN = `/audits/plans/${seedId('audit-plan/2026')}`;
const PAGES = [
  ['audits', '/audits', 'tbody tr'],
  ['audit-new', '/audits/new', 'sh-choice-field'],
  ['audit', ALPHA, '#record'],
  ['audit-reported', BETA, '#objections'],
  ['audit-reports', `${BETA}/reports`, 'tbody tr'],
  ['fieldwork', `${ALPHA}/fieldwork?q=AUD-13`, '#q-AUD-13'],
  ['fieldwork-readonly', `${BETA}/fieldwork`, 'sh-question-card'],
  ['programme', '/audits/programme', 'h2'],
  ['plans', '/audits/plans', 'progress'],
  ['plan-gantt', PLAN, 'sh-plan-gantt button'],
  ['plan-month', `${PLAN}?view=month`, 'sh-plan-month'],
  ['plan-table', `${PLAN}?view=table&audit=${seedId('audit/2026/payroll')}`, 'tbody tr'],
] as const;

describe('the report of an audit', () => {
  const has = async (page: Page, button: string, name: RegExp) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(name);
  };

  it('is had by the executive as PDF and workbook, listed with its code, and had again as it was', async () => {
    const page = await browser.newPage();
    await browser.signIn(page, 'executive');
    await page.goto(BETA);
    await has(page, 'PDF をダウンロード', /^A2026-0005 架空ベータ株式会社_監査報告書_\d{4}-\d\d-\d\d\.pdf$/);
    await has(page, 'XLSX をダウンロード', /^A2026-0005 .+\.xlsx$/);
    await page.getByRole('link', { name: '発行済みの報告書' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(3);
    await page.getByLabel('種類').selectOption('監査報告書（PDF）');
    await page.getByLabel('言語').selectOption('日本語');
    const row = page.getByRole('row', { name: /監査報告書（PDF）.*日本語/ });
    await row.getByText('現在の内容と同じ').waitFor();
    expect(await row.textContent()).toContain('決裁 三郎');
    const [file] = await Promise.all([page.waitForEvent('download'), row.getByRole('button').click()]);
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    await browser.app.sql(`UPDATE findings SET facts = facts || '追記' WHERE audit_id = $1`, [
      seedId('audit/2026/beta'),
    ]);
    await page.reload();
    await row.getByText('発行後に変更あり').waitFor();
    await row.getByRole('link').click();
    await page.getByText('このポータルが発行した帳票です').waitFor();
    await page.context().close();
  });

  it('is a draft until it is approved, and is not listed then', async () => {
    const page = await browser.newPage();
    await browser.signIn(page, 'executive');
    await page.goto(ALPHA);
    await has(page, 'PDF（案） をダウンロード', /^A2026-\d{4} 架空アルファ株式会社 案_監査報告書_.+\.pdf$/);
    expect(await page.getByRole('link', { name: '発行済みの報告書' }).count()).toBe(0);
    await page.goto(`${ALPHA}/reports`);
    await page.getByText('まだ帳票は発行されていません').waitFor();
    await page.context().close();
  });
});

describe('every page of the audits', () => {
  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 1280],
    ['dark', 'ja', 820],
    ['light', 'en', 820],
    ['light', 'ja', 390],
    ['dark', 'en', 390],
  ] as const)(
    'is accessible in %s, %s, %i wide, and never wider than the screen',
    async (theme, language, width) => {
      const page = await browser.newPage({ theme, language, width });
      await browser.signIn(page, 'auditor');
      for (const [name, path, shown] of PAGES) {
        await page.goto(path);
        await page.locator(shown).first().waitFor();
        await browser.shot(page, `${name}-${theme}-${language}-${width}`);
        expect.soft(await browser.violations(page), name).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
      }
      await page.context().close();
      // a dozen pages, on a machine that may have more to do
    },
    180_000,
  );

  it('asks no other host and reports no error', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);
  });
});
