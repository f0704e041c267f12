import { afterAll, beforeAll, expect, it } from 'vitest';
import { FICTITIOUS_EVALUATION } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
beforeAll(async () => {
  browser = await startBrowserApp();
});
afterAll(async () => {
  await browser.close();
});

const EVALUATION = `/evaluations/${FICTITIOUS_EVALUATION}`;
/** name, address, and what is there once the page is complete */
const PAGES = [
  ['evaluation-new', '/evaluations/new', 'sh-service-picker li'],
  ['evaluation-setup', EVALUATION, 'sh-weights-table summary'],
  ['verify', '/verify/AAAAA-AAAAA-AAAA', 'sh-verify h1'],
  ['approvals', '/approvals', 'article, sh-empty-state'],
  ['approvals-decided', '/approvals?state=approved', 'article'],
] as const;

it.each([
  ['light', 'ja', 1280],
  ['dark', 'en', 820],
  ['dark', 'ja', 390],
] as const)(
  'set-up, approvals and verification in %s, %s, %i wide: accessible and never wider than the screen',
  async (...options) => {
    const [theme, language, width] = options;
    const page = await browser.newPage({ theme, language, width });
    await browser.signIn(page, 'manager');
    for (const [name, path, shown] of PAGES) {
      await page.goto(path);
      await page.locator(shown).first().waitFor();
      if (name === 'evaluation-setup') await page.locator('sh-weights-table summary').first().click();
      await browser.shot(page, `${name}-${theme}-${language}-${width}`);
      expect.soft(await browser.violations(page), name).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  },
  120_000,
);

it('asks no other host and reports no error', () => {
  expect(foreign(browser.requests, browser.url)).toEqual([]);
  expect(browser.consoleErrors).toEqual([]);
});
