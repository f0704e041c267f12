import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '#contract/comparison.js';
import type { Evaluation } from '#contract/evaluations.js';
import type { IssuedReportList } from '#contract/reports.js';
import { checklist1 } from '../../seed/files.js';
import { FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
import { IdentityProvider } from '../../server/testing/identity-provider.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

const EVALUATION = `/evaluations/${FICTITIOUS_EVALUATION}`;
const API = `/api${EVALUATION}`;
const SERVICE_A = seedId('service/a');
const codes = checklist1().viewpoints.flatMap(({ code }) =>
  checklist1()
    .criteria.filter(({ viewpoint }) => viewpoint === code)
    .map((criterion) => criterion.code),
);
const code = (row: number): string => codes[row] ?? '';
const WEIGHT = checklist1().viewpoints[0]?.code ?? '';

let idp: IdentityProvider;
let browser: BrowserApp;
/** what the pages of the identity provider asked for, which are not ours */
const providerRequests: string[] = [];

beforeAll(async () => {
  idp = await IdentityProvider.prepare();
  browser = await startBrowserApp({ saml: idp.settings });
  await idp.start(browser.url);
});
afterAll(async () => {
  await browser.close();
  await idp.stop();
});

const cell = (page: Page, row: number, column = 0) => page.locator(`[data-cell="${row}-${column}"]`);
const shows = (page: Page, row: number, words: string) => cell(page, row).getByRole('img', { name: words }).waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const ranking = (page: Page) => page.locator('sh-ranking-table tbody').innerText();

/** What the database holds of service A. */
const stored = async (criterion: string): Promise<unknown> => {
  const [row] = await browser.app.sql<{ value: unknown }>(
    'SELECT value FROM answers WHERE evaluation_id = $1 AND service_id = $2 AND criterion = $3',
    [FICTITIOUS_EVALUATION, SERVICE_A, criterion],
  );
  return row?.value;
};
const known = (level: number) => ({ kind: 'known', level });

async function download(page: Page, kind: 'XLSX' | 'PDF'): Promise<Buffer> {
  const waiting = page.waitForEvent('download', { timeout: 50_000 });
  await button(page, `${kind} をダウンロード`).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
  return readFile(await file.path());
}

/** The two files say what the API says. */
async function downloadsBoth(page: Page): Promise<void> {
  const manager = await browser.app.as('manager');
  const { body } = await manager.get<Comparison>(`${API}/comparison`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await download(page, 'XLSX')) as unknown as ArrayBuffer);
  const rows = new Map<string, readonly number[]>();
  workbook.getWorksheet('まとめ')?.eachRow((row) => {
    rows.set(
      row.getCell(2).text,
      [row.getCell(4), row.getCell(5)].map(({ result }) => Number(result)),
    );
  });
  expect(body.services).toHaveLength(6);
  for (const { name, lower, upper } of body.services) {
    expect(rows.get(name)?.[0], name).toBeCloseTo(lower ?? NaN, 9);
    expect(rows.get(name)?.[1], name).toBeCloseTo(upper ?? NaN, 9);
  }
  const pdf = await download(page, 'PDF');
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const evaluation = await manager.get<Evaluation>(API);
  expect(evaluation.body.title).toContain('架空の6サービス');
  expect(pdf.includes(Buffer.from('架空の6サービス', 'utf16le').swap16())).toBe(true);
}

async function scoring(role: 'manager' | 'evaluator', row: number): Promise<Page> {
  const page = await browser.newPage();
  await browser.signIn(page, role);
  await page.goto(`${EVALUATION}/scoring`);
  await cell(page, row).click();
  return page;
}

describe('a manager', () => {
  it('walks from the sign-in to the catalogue, the scores, the comparison and its files', async () => {
    const page = await browser.newPage();
    await page.goto('/');
    await page.getByLabel('メールアドレス').fill('manager@example.jp');
    await page.getByLabel('パスワード').fill('Shinsa-sample-1');
    await button(page, 'サインイン').click();
    const menu = page.getByRole('navigation', { name: '主な画面' });
    // the group and the page in it
    await menu.getByRole('link', { name: 'サービス一覧' }).first().click();
    await page.getByRole('link', { name: 'サンプルA配信' }).waitFor();
    await menu.getByRole('link', { name: '評価', exact: true }).first().click();
    await page
      .getByRole('row', { name: /架空の6サービス/ })
      .getByRole('link', { name: '採点' })
      .click();

    await cell(page, 0).click();
    await page.keyboard.press('4');
    await shows(page, 0, 'レベル 4');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cell(page, 1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('2');
    await shows(page, 1, 'レベル 2');
    await page.keyboard.press('?');
    await shows(page, 1, '未確認');
    await page.keyboard.press('Control+z');
    await shows(page, 1, 'レベル 2');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => cell(page, 1, 1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => cell(page, 0).getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => stored(code(1))).toEqual(known(2));
    await page.getByText('自動保存済み').waitFor();
    await page.reload();
    await shows(page, 0, 'レベル 4');
    await shows(page, 1, 'レベル 2');

    await page.getByRole('link', { name: '比較', exact: true }).click();
    await page.locator('sh-ranking-table tbody tr').first().waitFor();
    const before = await ranking(page);
    await page.locator('sh-what-if-panel').getByRole('slider').first().press('End');
    await page.getByText('変更 1件。').waitFor();
    expect(await ranking(page)).not.toBe(before);
    await page.locator('sh-what-if-panel').getByRole('button', { name: '元に戻す', exact: true }).click();
    await expect.poll(() => ranking(page)).toBe(before);
    await downloadsBoth(page);
    await page.context().close();
  }, 120_000);

  it.each(['light', 'dark'] as const)('may have anybody verify the file, without a sign-in, in %s', async (theme) => {
    const manager = await browser.app.as('manager');
    expect((await manager.get(`${API}/comparison.pdf`)).status).toBe(200);
    const { body } = await manager.get<IssuedReportList>(`${API}/reports`);
    const page = await browser.newPage({ theme });
    await page.goto(`/verify/${body.items[0]?.code ?? 'none'}`);
    await page.getByRole('heading', { name: 'このポータルが発行した帳票です' }).waitFor();
    expect(await browser.violations(page)).toEqual([]);
    await browser.shot(page, `verify-valid-${theme}`);
    await page.context().close();
  });

  it('signs in again over the scores, and the answer given meanwhile is sent', async () => {
    const page = await scoring('manager', 7);
    await browser.app.sql('DELETE FROM sessions');
    await page.keyboard.press('1');
    const dialog = page.getByRole('dialog', { name: 'もう一度サインインしてください' });
    await dialog.waitFor();
    await shows(page, 7, 'レベル 1');
    await dialog.getByLabel('メールアドレス').fill('manager@example.jp');
    await dialog.getByLabel('パスワード').fill('Shinsa-sample-1');
    await dialog.getByRole('button', { name: 'サインイン', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => stored(code(7))).toEqual(known(1));
    await page.context().close();
  });

  it('changes a weight, and keeps it when somebody else was faster', async () => {
    const page = await browser.newPage();
    await browser.signIn(page, 'manager');
    await page.goto(EVALUATION);
    const weight = page.locator('sh-weights-table input').first();
    await weight.fill('33');
    await weight.press('Tab');
    const other = await browser.app.as('manager');
    const { body } = await other.get<Evaluation>(API);
    const { question, settings, evaluators, candidates } = body;
    const change = {
      title: '別の人がつけた名前',
      question,
      settings,
      evaluatorIds: evaluators.map(({ id }) => id),
      candidates: candidates.map(({ serviceId, planId, purchases }) => ({ serviceId, planId, purchases })),
    };
    expect((await other.put(API, change, body.version)).status).toBe(200);
    await button(page, '保存').click();
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に変更しました' });
    await dialog.waitFor();
    expect(await browser.violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '自分の入力を残す', exact: true }).click();
    expect(await weight.inputValue()).toBe('33');
    await button(page, '保存').click();
    await page.getByText('保存しました').waitFor();
    const after = await other.get<Evaluation>(API);
    expect(after.body.settings.viewpointWeights[WEIGHT]).toBe(33);
    await page.context().close();
  });
});

describe('what a second person decides', () => {
  it('a waiver and a criterion that does not apply: asked for by an evaluator, approved by the executive', async () => {
    const other = await browser.app.as('manager');
    const { body: evaluation } = await other.get<Evaluation>(API);
    const must = codes.findIndex((one) => evaluation.settings.mustHaves[one] !== undefined);
    const free = codes.findIndex((one, row) => row > 10 && evaluation.settings.mustHaves[one] === undefined);
    const page = await scoring('evaluator', must);
    await page.keyboard.press('0');
    await page.getByText('必須要件の免除を申請').click();
    await page.getByLabel('理由', { exact: true }).fill('年度内に代替策へ切り替えるため');
    await page.getByLabel('期限').fill('2099-03-31');
    await button(page, '申請する').click();
    await page.getByText('申請しました。別の方の承認を待ちます。').waitFor();
    await cell(page, free).click();
    await expect.poll(() => cell(page, free).evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => page.locator('sh-cell-panel').textContent()).toContain(code(free));
    await page.keyboard.press('n');
    await page.getByLabel('対象外とする理由').fill('当社では使わない機能のため');
    await button(page, '対象外にする').click();
    await shows(page, free, '対象外');
    await page.locator('sh-cell-panel').getByText('承認待ち').waitFor();
    await expect.poll(() => stored(code(free))).toMatchObject({ kind: 'notApplicable' });
    await page.context().close();

    const executive = await browser.newPage();
    await browser.signIn(executive, 'executive');
    await executive.goto('/approvals');
    for (const words of ['年度内に代替策へ切り替えるため', '当社では使わない機能のため']) {
      const card = executive.getByRole('article').filter({ hasText: words });
      await card.getByLabel('決定の理由・条件（任意）').fill('確認しました');
      await card.getByRole('button', { name: '承認', exact: true }).click();
      await card.waitFor({ state: 'detached' });
    }
    await executive.goto(`${EVALUATION}/comparison`);
    const row = executive.locator('sh-ranking-table tbody tr').filter({ hasText: 'サンプルA配信' });
    await row.waitFor();
    const { body } = await other.get<Comparison>(`${API}/comparison`);
    const own = body.services.find(({ id }) => id === SERVICE_A);
    expect(own?.mustHaves).toContainEqual(expect.objectContaining({ criterion: code(must), state: 'waived' }));
    expect(await stored(code(must))).toEqual(known(0));
    await executive.context().close();
  });

  it('an executive comes in through SAML, reads the comparison and takes its files along', async () => {
    const page = await browser.newPage();
    page.on('request', (request) => {
      if (!page.url().startsWith(browser.url) || request.isNavigationRequest()) providerRequests.push(request.url());
    });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'SSO（SAML）でサインイン' }).click();
    await page.getByRole('button', { name: /Sign In/i }).click();
    await page.getByText('決裁 五郎 (SAML)').waitFor();
    await page.getByRole('link', { name: '評価', exact: true }).click();
    await page.locator(`a[href="${EVALUATION}/comparison"]`).click();
    await page.locator('sh-ranking-table tbody tr').first().waitFor();
    expect(await page.getByRole('link', { name: '採点', exact: true }).count()).toBe(0);
    await downloadsBoth(page);
    await page.context().close();
  }, 120_000);
});

it('asks no other host, and says no error but the refusals above', () => {
  expect(foreign(browser.requests, browser.url).filter((one) => !providerRequests.includes(one))).toEqual([]);
  // the provider's own page looks for a style sheet elsewhere
  expect(browser.consoleErrors.filter((text) => !/status of 4(01|12)|ERR_NAME_NOT_RESOLVED/.test(text))).toEqual([]);
});
