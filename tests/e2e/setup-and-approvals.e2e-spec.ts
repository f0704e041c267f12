import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Evaluation } from '#contract/evaluations.js';
import { FICTITIOUS_EVALUATION } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
beforeAll(async () => {
  browser = await startBrowserApp();
  const executive = await browser.app.as('executive');
  for (const file of ['comparison.xlsx', 'check-sheet.xlsx?language=en']) {
    expect((await executive.get(`/api${EVALUATION}/${file}`)).status).toBe(200);
  }
});
afterAll(async () => {
  await browser.close();
});

const EVALUATION = `/evaluations/${FICTITIOUS_EVALUATION}`;
const draftOf = ({ title, question, settings, evaluators, candidates }: Evaluation) => ({
  title,
  question,
  settings,
  evaluatorIds: evaluators.map(({ id }) => id),
  candidates: candidates.map(({ serviceId, planId, purchases }) => ({ serviceId, planId, purchases })),
});
/** name, address, and what is there once the page is complete */
const PAGES = [
  ['evaluation-new', '/evaluations/new', 'sh-service-picker li'],
  ['evaluation-setup', EVALUATION, 'sh-weights-table summary'],
  ['issued-reports', `${EVALUATION}/reports`, 'tbody tr'],
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

it('the set-up shows a chosen service at once, says refusals in words, and compares when another was faster', async () => {
  const page = await browser.newPage();
  await browser.signIn(page, 'manager');
  await page.goto(EVALUATION);
  const plans = page.locator('table.plans');
  await plans.locator('tbody tr').first().waitFor();
  await page.getByText('候補を追加').click();
  await page.getByRole('checkbox', { name: /WiLL Mail/ }).check();
  await plans.getByRole('combobox', { name: /WiLL Mail/ }).selectOption({ index: 1 });

  const save = page.getByRole('button', { name: '保存', exact: true });
  await page.locator('sh-weights-table summary').first().click();
  const weight = page.locator('sh-weights-table td.num input').first();
  await weight.fill('-1');
  await weight.press('Tab');
  await save.click();
  await page.getByText(/^重み V1-01: 重みは 0 以上で入力してください。$/).waitFor();
  await weight.fill('5');
  await weight.press('Tab');

  const other = await browser.app.as('manager');
  const { body } = await other.get<Evaluation>(`/api${EVALUATION}`);
  const change = { ...draftOf(body), title: 'ほかの人が付けた名前' };
  expect((await other.put(`/api${EVALUATION}`, change, body.version)).status).toBe(200);
  await save.click();
  const dialog = page.getByRole('dialog', { name: 'ほかの人が先に変更しました' });
  await dialog.getByRole('row', { name: /評価の名前.*ほかの人が付けた名前/ }).waitFor();
  await dialog.getByRole('row', { name: /候補 .*WiLL Mail/ }).waitFor();
  await browser.shot(page, 'evaluation-setup-conflict', { fullPage: false });
  expect(await browser.violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '自分の入力を残す' }).click();
  await save.click();
  await page.getByText('保存しました').waitFor();
  expect((await other.get<Evaluation>(`/api${EVALUATION}`)).body.candidates).toHaveLength(7);
  await page.context().close();
});

it('an issued report is had again, and its code leads to the verification', async () => {
  const page = await browser.newPage();
  await browser.signIn(page, 'manager');
  await page.goto(EVALUATION);
  await page.getByRole('link', { name: '発行済み帳票' }).click();
  const row = page.getByRole('row', { name: /チェックシート/ });
  await row.getByText('現在の内容と同じ').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), row.getByRole('button').click()]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await row.getByRole('link').click();
  await page.getByText('このポータルが発行した帳票です').waitFor();
  await page.context().close();
});

it('asks no other host and reports no error', () => {
  expect(foreign(browser.requests, browser.url)).toEqual([]);
  // but the two refusals above
  expect(browser.consoleErrors.filter((text) => !/status of 4(00|12)/.test(text))).toEqual([]);
});
