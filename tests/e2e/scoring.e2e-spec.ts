import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FICTITIOUS_EVALUATION, seedId } from '../../seed/ids.js';
import { TestClient } from '../../server/testing/test-client.js';
import { type BrowserApp, foreign, type PageOptions, startBrowserApp } from './browser.js';

const PATH = `/evaluations/${FICTITIOUS_EVALUATION}/scoring`;
const SERVICE_A = seedId('service/a');

interface Stored {
  readonly value: { readonly kind: string; readonly level?: number };
  readonly version: number;
}

describe('scoring', () => {
  let browser: BrowserApp;
  let other: TestClient;

  beforeAll(async () => {
    browser = await startBrowserApp();
    other = new TestClient(browser.url);
    await other.signIn('manager@example.jp', 'Shinsa-sample-1');
  });
  afterAll(() => browser.close());

  const open = async (options?: PageOptions, path = PATH): Promise<Page> => {
    const page = await browser.newPage(options);
    await browser.signIn(page, 'evaluator');
    await page.goto(path);
    await page.getByRole('grid').waitFor();
    return page;
  };
  const done = (page: Page) => page.context().close();
  const cell = (page: Page, row: number, column = 0): Locator => page.locator(`[data-cell="${row}-${column}"]`);
  const sign = (page: Page, row: number): Promise<string> => cell(page, row).getByRole('img').innerText();
  const saved = (page: Page) => page.getByText(/自動保存済み/).waitFor();
  const stored = async (criterion: string): Promise<Stored | undefined> =>
    (
      await browser.app.sql<Stored>(
        'SELECT value, version FROM answers WHERE evaluation_id = $1 AND service_id = $2 AND criterion = $3',
        [FICTITIOUS_EVALUATION, SERVICE_A, criterion],
      )
    )[0];
  /** Somebody else answers, on the newest version. */
  const otherSets = async (criterion: string, level: number): Promise<void> => {
    const path = `/api/evaluations/${FICTITIOUS_EVALUATION}/answers/${SERVICE_A}/${criterion}`;
    const body = { value: { kind: 'known', level }, grade: null, evidence: null };
    const { status } = await other.put(path, body, (await stored(criterion))?.version ?? 0);
    expect(status).toBe(200);
  };

  it('is done with the keyboard alone, and saved by itself', async () => {
    const page = await open();
    await cell(page, 0).focus();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('?');
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+Z');
    await page.keyboard.press('e');
    await page.keyboard.type('ftp://elsewhere');
    await page.keyboard.press('Tab');
    await page.getByText('https:// か http:// で始まるアドレスを入力してください').waitFor();
    await page.getByLabel('リンク（URL）').fill('https://example.jp/仕様書');
    await page.getByLabel('メモ').fill('髙橋さんに確認');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('当社では使わない');
    await page.keyboard.press('Control+Enter');
    await page.getByText('承認待ち').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('1');
    await page.keyboard.press('c');
    await page.keyboard.type('上位プラン');
    await page.getByLabel('月額（円）').fill('12000');
    await page.getByLabel('到達レベル').selectOption('3');
    await page.getByRole('button', { name: '条件付きの回答として保存' }).click();
    await page.getByText('▲ 上位プランが必要（¥12,000/月）').waitFor();
    await saved(page);
    await browser.shot(page, 'scoring', { fullPage: false });
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect([await sign(page, 0), await sign(page, 1), await sign(page, 2)]).toEqual(['1', '2', '―?']);
    expect(await stored('V1-04')).toMatchObject({
      value: { kind: 'optional', base: 1, offers: [{ name: '上位プラン', monthlyYen: 12_000, level: 3 }] },
    });
    const [evidence] = await browser.app.sql<{ evidence: object }>(
      `SELECT evidence FROM answers WHERE evaluation_id = $1 AND service_id = $2 AND criterion = 'V1-03'`,
      [FICTITIOUS_EVALUATION, SERVICE_A],
    );
    expect(evidence?.evidence).toMatchObject({ link: 'https://example.jp/仕様書', note: '髙橋さんに確認' });
    await done(page);
  });

  it('finds what is left, and keeps its filters in the address', async () => {
    const page = await open();
    await page.getByLabel('必須だけ').check();
    await page.waitForURL(/must=true/);
    const rows = (): Promise<number> => page.locator('sh-scoring-row').count();
    await expect
      .poll(async () => (await rows()) - (await page.getByRole('rowheader').getByText('必須', { exact: true }).count()))
      .toBe(0);
    await page.getByLabel('必須だけ').uncheck();
    await page.getByLabel('未回答だけ').check();
    await page.waitForURL(/open=true/);
    await expect.poll(rows).toBeLessThan(20);
    await page.getByRole('button', { name: '次の未回答へ' }).click();
    await page.locator('[aria-selected=true]:focus').getByRole('img', { name: '未確認' }).waitFor();
    await page.getByLabel('未回答だけ').uncheck();
    await page.getByRole('button', { expanded: true }).first().click();
    await page.getByRole('button', { expanded: false }).first().waitFor();
    await done(page);
  });

  it('lets one choose when somebody else was first; other cells go on meanwhile', async () => {
    const page = await open();
    await otherSets('V1-06', 1);
    await otherSets('V1-07', 1);
    await cell(page, 5).focus();
    await page.keyboard.press('4');
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に変更しました' });
    await dialog.getByText(/最終更新: /).waitFor();
    await browser.shot(page, 'scoring-conflict', { fullPage: false });
    expect(await browser.violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('確認が必要な変更が 1件あります').waitFor();
    await cell(page, 7).focus();
    await page.keyboard.press('0');
    await expect.poll(() => stored('V1-08')).toMatchObject({ value: { level: 0 } });
    expect(await stored('V1-06')).toMatchObject({ value: { level: 1 } });
    await page.reload();
    await dialog.getByRole('button', { name: 'あとで決める' }).click();
    await page.getByText('確認が必要な変更が 1件あります').waitFor();
    await page.getByRole('button', { name: '確認する' }).click();
    await dialog.getByRole('button', { name: '自分の回答で上書き' }).click();
    await expect.poll(() => stored('V1-06')).toMatchObject({ value: { level: 4 } });
    // taken back, it leads to the answer that was replaced
    await page.keyboard.press('Control+z');
    await expect.poll(() => stored('V1-06')).toMatchObject({ value: { level: 1 } });
    await done(page);
  });

  it('never overwrites by an undo what somebody else has changed since', async () => {
    const page = await open();
    await cell(page, 8).focus();
    await page.keyboard.press('0');
    await saved(page);
    await otherSets('V1-09', 4);
    await page.keyboard.press('Control+z');
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に変更しました' });
    await dialog.getByRole('button', { name: '最新の回答を残す' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await sign(page, 8)).toBe('4');
    // now that the page knows theirs, the step before is still older than it
    await page.keyboard.press('Control+Shift+Z');
    await dialog.getByRole('button', { name: '最新の回答を残す' }).click();
    expect(await stored('V1-09')).toMatchObject({ value: { level: 4 } });
    await done(page);
  });

  it('keeps what was entered when the session ends, and sends it after the sign-in', async () => {
    const page = await open();
    await browser.app.sql('DELETE FROM sessions');
    await cell(page, 9).focus();
    await page.keyboard.press('0');
    const dialog = page.getByRole('dialog', { name: 'もう一度サインインしてください' });
    await dialog.waitFor();
    await page.getByText('未送信 1件 · サインインすると送信します').waitFor();
    expect((await stored('V1-10'))?.value.level).not.toBe(0);
    await dialog.getByLabel('メールアドレス').fill('evaluator@example.jp');
    await dialog.getByLabel('パスワード').fill('Shinsa-sample-1');
    await dialog.getByRole('button', { name: 'サインイン', exact: true }).click();
    await saved(page);
    expect(await stored('V1-10')).toMatchObject({ value: { level: 0 } });
    await other.signIn('manager@example.jp', 'Shinsa-sample-1');
    await done(page);
  });

  it('sends later what was entered without a connection, a reload in between or not', async () => {
    const page = await open();
    await page.route('**/answers/**', (route) => route.abort('internetdisconnected'));
    await cell(page, 10).focus();
    await page.keyboard.press('0');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('0');
    await page.getByText('未送信 2件 · 接続を待って送信します').waitFor();
    page.on('dialog', (question) => void question.accept());
    await page.reload();
    await page.getByText(/未送信 2件/).waitFor();
    expect([await sign(page, 10), await sign(page, 11)]).toEqual(['0', '0']);
    await page.unroute('**/answers/**');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await saved(page);
    await expect.poll(() => stored('V1-11')).toMatchObject({ value: { level: 0 } });
    await expect.poll(() => stored('V1-12')).toMatchObject({ value: { level: 0 } });
    await done(page);
  });

  it('makes no conflict of an own answer whose confirmation was lost', async () => {
    const page = await open();
    let lost = 0;
    await page.route(
      '**/answers/**',
      async (route) => {
        await route.fetch();
        lost++;
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await cell(page, 12).focus();
    await page.keyboard.press('0');
    await saved(page);
    expect(lost).toBe(1);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await stored('V1-13')).toMatchObject({ value: { level: 0 } });
    await done(page);
  });

  it('asks for a waiver where a must-have is not met, and shows what became of it', async () => {
    const page = await open();
    await cell(page, 0).focus();
    await page.getByText('必須要件の免除を申請する').click();
    await page.getByLabel('理由').fill('社内の手順で補う');
    await page.getByLabel('期限（最終日）').fill('2099-03-31');
    await page.getByRole('button', { name: '申請する', exact: true }).click();
    await page.getByText('必須要件の免除: 承認待ち').waitFor();
    expect(await page.getByText('必須要件の免除を申請する').count()).toBe(0);
    await browser.app.sql(`UPDATE approvals SET state = 'approved' WHERE reason = '社内の手順で補う'`);
    await page.reload();
    await page.getByText('必須要件の免除: 承認済み').waitFor();
    await done(page);
  });

  it.each([
    { theme: 'light', language: 'ja' },
    { theme: 'dark', language: 'en', width: 390 },
  ] as const)('is accessible and fits: %o', async (options) => {
    const page = await open(options, `${PATH}?must=true`);
    await page.getByRole('region').getByRole('heading', { level: 2 }).waitFor();
    const phone = 'width' in options && options.width === 390;
    if (phone) {
      await page.getByRole('combobox').first().selectOption({ index: 2 });
      await page.getByRole('region').getByRole('button', { pressed: false }).first().click();
    }
    const name = `scoring-${options.theme}-${options.language}-${'width' in options ? options.width : 1280}`;
    await browser.shot(page, name);
    expect(await browser.violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await done(page);
  });

  it('asks no other host, and says nothing on the console but what was made to fail', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((one) => !one.startsWith('Failed to load resource'))).toEqual([]);
  });
});
