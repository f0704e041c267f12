import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '#contract/evaluations.js';
import { FICTITIOUS_EVALUATION, REAL_EVALUATION } from '../../seed/ids.js';
import { type BrowserApp, foreign, type PageOptions, startBrowserApp } from './browser.js';

const address = (id: string): string => `/evaluations/${id}/comparison`;

describe('the comparison in a browser', () => {
  let app: BrowserApp;
  beforeAll(async () => {
    app = await startBrowserApp();
  });
  afterAll(async () => {
    await app.close();
  });

  async function open(role: 'manager' | 'executive', id: string, options?: PageOptions): Promise<Page> {
    const page = await app.newPage(options);
    await app.signIn(page, role);
    await page.goto(address(id));
    await page.getByRole('table', { name: /順位|Ranking/ }).waitFor();
    return page;
  }
  const ranks = async (page: Page): Promise<string[]> => {
    const rows = page.getByRole('table', { name: '順位' }).getByRole('row');
    return (await rows.locator('td.rank b').allTextContents()).map((text) => text.trim());
  };
  const scores = (page: Page): Promise<string[]> =>
    page.getByRole('table', { name: '順位' }).locator('sh-range-bar b').allTextContents();
  const stored = async (page: Page): Promise<Evaluation> => {
    const response = await page.context().request.get(`/api/evaluations/${FICTITIOUS_EVALUATION}`);
    return (await response.json()) as Evaluation;
  };

  it('answers a moved weight at once, and goes back', async () => {
    const page = await open('manager', FICTITIOUS_EVALUATION);
    expect(await ranks(page)).toEqual(['1', '2', '(2)', '3', '3', '―']);
    const before = await scores(page);
    const weight = page.getByRole('spinbutton', { name: '監査ログ・運用レポート' });
    await weight.fill('200');
    await page.getByText('変更 1件。').waitFor();
    expect(await scores(page)).not.toEqual(before);
    await page.getByRole('spinbutton', { name: '誤送信防止機能' }).fill('-1');
    await page.getByRole('alert').getByText('重みは 0 以上で入力してください。').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect.poll(() => scores(page)).toEqual(before);
    expect(await weight.inputValue()).toBe('14');
    expect((await stored(page)).settings.viewpointWeights.V5).toBe(14);
  });

  it('sorts by keyboard, and keeps the order in the address', async () => {
    const page = await open('manager', FICTITIOUS_EVALUATION);
    const first = page.getByRole('table', { name: '順位' }).locator('td.service b').first();
    await page.getByRole('columnheader', { name: '3年費用' }).getByRole('button').press('Enter');
    await page.waitForURL(/sort=fee/);
    await first.getByText('サンプルD一斉').waitFor();
    await page.reload();
    await first.getByText('サンプルD一斉').waitFor();
    expect(await page.getByRole('columnheader', { name: '3年費用' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('tries an answer with a key, shows what supports it, and explains the difference to the last digit', async () => {
    const page = await open('manager', FICTITIOUS_EVALUATION);
    const cell = page.locator('[data-criterion="V1-01"][data-column="0"]');
    await cell.scrollIntoViewIfNeeded();
    await cell.click();
    await page.getByText('架空の資料 V1-01').waitFor();
    await page.keyboard.press('0');
    await page.getByText('変更 1件。').waitFor();
    await page.getByText('サンプルA配信 · SPF設定の支援とレコードの健全性 4 → 0').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-criterion="V1-01"][data-column="1"]:focus').waitFor();
    await page.getByRole('button', { name: '元に戻す', exact: true }).first().click();
    const others = page.getByRole('button', { name: /ほかの\d+項目を表示/ });
    await others.click();
    await others.waitFor({ state: 'detached' });
    // read in one go: the explanation follows a moment after the ranking
    const texts = await page.locator('sh-two-services :is(tbody, tfoot) td:last-child').allTextContents();
    const points = texts.slice(0, -1);
    const number = (text: string): number => Number(text.trim().replace('−', '-').replace('+', ''));
    const sum = points.reduce((total, text) => total + number(text), 0);
    const total = number(texts.at(-1) ?? '');
    // each row is rounded to two decimals
    expect(Math.abs(sum - total)).toBeLessThan(0.005 * points.length + 0.005);
    expect(points.length).toBeGreaterThan(20);
  });

  it('takes a weight over into the evaluation, and takes it back', async () => {
    const page = await open('manager', FICTITIOUS_EVALUATION);
    await page.getByRole('spinbutton', { name: '監査ログ・運用レポート' }).fill('31');
    await page.getByRole('button', { name: '評価に反映' }).click();
    await page.getByText('評価に反映しました').waitFor();
    expect((await stored(page)).settings.viewpointWeights.V5).toBe(31);
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('反映を取り消しました').waitFor();
    expect((await stored(page)).settings.viewpointWeights.V5).toBe(14);
  });

  it('shows both states when somebody else was faster, and loses nothing', async () => {
    const page = await open('manager', FICTITIOUS_EVALUATION);
    const other = await open('manager', FICTITIOUS_EVALUATION);
    await other.getByRole('spinbutton', { name: '誤送信防止機能' }).fill('17');
    await other.getByRole('button', { name: '評価に反映' }).click();
    await other.getByText('評価に反映しました').waitFor();
    await page.getByRole('spinbutton', { name: '監査ログ・運用レポート' }).fill('33');
    await page.getByRole('button', { name: '評価に反映' }).click();
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に変更しました' });
    await dialog.getByRole('button', { name: '自分の入力を残す' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('変更 1件。').waitFor();
    expect(await page.getByRole('spinbutton', { name: '誤送信防止機能' }).inputValue()).toBe('17');
    expect(await page.getByRole('spinbutton', { name: '監査ログ・運用レポート' }).inputValue()).toBe('33');
    expect((await stored(page)).settings.viewpointWeights).toMatchObject({ V3: 17, V5: 14 });
  });

  it('is useful while hardly anything is known: what to ask comes first, and goes into a mail', async () => {
    const page = await open('manager', REAL_EVALUATION);
    await page.getByRole('heading', { name: 'まだ1位を決められません' }).waitFor();
    const [asks, ranking] = await Promise.all(
      ['#next', '#ranking'].map(async (id) => (await page.locator(id).boundingBox())?.y ?? NaN),
    );
    expect(asks).toBeLessThan(ranking ?? NaN);
    await page.getByLabel('確認先').selectOption({ label: 'kMailer' });
    await page.getByRole('button', { name: '確認メールを作る' }).click();
    await page.getByLabel('メールの言語').selectOption('en');
    const text = page.getByRole('textbox', { name: '確認メールの文面' });
    await expect.poll(() => text.inputValue()).toContain('Dear kMailer team,');
    await page.getByRole('button', { name: '文面をコピー' }).click();
    await page.getByText('コピーしました').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
  });

  it('gives the executive the same files, and no way to change anything', async () => {
    const page = await open('executive', FICTITIOUS_EVALUATION);
    expect(await page.getByRole('button', { name: '評価に反映' }).count()).toBe(0);
    for (const [kind, start] of [
      ['XLSX', 'PK'],
      ['PDF', '%PDF'],
    ] as const) {
      const waiting = page.waitForEvent('download', { timeout: 50_000 });
      await page.getByRole('button', { name: `${kind} をダウンロード`, exact: true }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
      const bytes = await readFile(await download.path());
      expect(bytes.subarray(0, start.length).toString('latin1')).toBe(start);
      await page.getByText(/ を保存しました/).waitFor();
    }
  }, 120_000);

  it.each([
    ['ja', 'light', 1280, FICTITIOUS_EVALUATION],
    ['en', 'dark', 1280, FICTITIOUS_EVALUATION],
    ['ja', 'dark', 390, FICTITIOUS_EVALUATION],
    ['en', 'light', 390, REAL_EVALUATION],
  ] as const)(
    'breaks no rule of access in %s, %s, %i wide',
    async (language, theme, width, id) => {
      const page = await open('manager', id, { language, theme, width });
      if (id === FICTITIOUS_EVALUATION) {
        await page.locator('#charts').scrollIntoViewIfNeeded();
        await page.locator('sh-chart svg').nth(1).waitFor();
      }
      expect(await app.violations(page)).toEqual([]);
      // nothing hangs over the edge
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.evaluate(() => {
        scrollTo(0, 0);
      });
      await app.shot(page, `comparison-${language}-${theme}-${width}`);
    },
    120_000,
  );

  it('asks no other host, and says nothing to the console', () => {
    expect(foreign(app.requests, app.url)).toEqual([]);
    // the conflict above is answered with 412, which the browser writes down
    expect(app.consoleErrors.filter((one) => !one.includes('412'))).toEqual([]);
  });
});
