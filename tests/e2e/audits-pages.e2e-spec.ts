import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
beforeAll(async () => {
  browser = await startBrowserApp();
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
  ['fieldwork', `${ALPHA}/fieldwork?q=AUD-13`, '#q-AUD-13'],
  ['fieldwork-readonly', `${BETA}/fieldwork`, 'sh-question-card'],
  ['programme', '/audits/programme', 'h2'],
  ['plans', '/audits/plans', 'progress'],
  ['plan-gantt', PLAN, 'sh-plan-gantt button'],
  ['plan-month', `${PLAN}?view=month`, 'sh-plan-month'],
  ['plan-table', `${PLAN}?view=table&audit=${seedId('audit/2026/payroll')}`, 'tbody tr'],
] as const;

describe('every page of the audits', () => {
  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 1280],
    ['dark', 'ja', 820],
    ['light', 'en', 820],
    ['light', 'ja', 390],
    ['dark', 'en', 390],
  ] as const)('is accessible in %s, %s, %i wide, and never wider than the screen', async (theme, language, width) => {
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
  });

  it('asks no other host and reports no error', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);
  });
});
