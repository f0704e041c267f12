import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalPage } from '#contract/approvals.js';
import type { Sla } from '#contract/slas.js';
import { SlaClosingsService } from '../../server/slas/closings.service.js';
import { SlaCases } from '../../server/testing/slas.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
let page: Page;
let cases: SlaCases;
/** October as in the design, not closed yet */
let october: Sla;
/** the same, closed: what the pages are looked at with */
let closed: Sla;
beforeAll(async () => {
  browser = await startBrowserApp();
  cases = new SlaCases(browser.app, await browser.app.as('manager'));
  const { body } = await cases.client.get<{ items: { id: string }[] }>('/api/contractors?limit=1');
  const contractorId = body.items[0]?.id ?? '';
  october = await cases.october({ contractorId, title: '配信の稼働率' });
  closed = await cases.october({ contractorId, title: '受付の稼働率' });
  await cases.close(closed.id, '2026-10');
  page = await browser.newPage();
  await browser.signIn(page, 'manager');
});
afterAll(async () => {
  await browser.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const inMonth = (sla: Sla, month = '2026-10'): string => `/slas/${sla.id}?month=${month}`;
const outages = () => page.locator('sh-month-outages tbody tr');
const text = (selector: string) => () => page.locator(selector).first().textContent();
const file = (content: string) => ({ name: '停止.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });

describe('a month of an SLA', () => {
  it('says at once whether it was met and by how much, and how each outage counts', async () => {
    await page.goto(inMonth(october));
    await expect.poll(text('.answer')).toContain('ポイント下回って未達');
    const cards = await page.locator('sh-month-answer').textContent();
    for (const word of ['99.899%', '丸めない値 99.8991461%', '45分', '¥8,100']) expect(cards, word).toContain(word);
    const rows = await outages().allTextContents();
    expect(rows.map((row) => /重なりを統合|計画停止|計上/.exec(row.replace(/^.*?分.*?分/s, ''))?.[0])).toEqual([
      '計画停止',
      '計上',
      '重なりを統合',
      '計上',
    ]);
    expect(rows[1]).toContain('通知が遅延');
    await page.getByText('表で見る').click();
    await page.getByRole('button', { name: '2026年9月', exact: true }).click();
    await expect.poll(() => page.url()).toContain('month=2026-09');
    await expect.poll(text('.answer')).toContain('達成');
    await button('次の月').click();
    await expect.poll(text('.answer')).toContain('未達');
  });

  it('takes an outage by the clock of its zone, refuses one that ends before it starts, and forgets one that is removed', async () => {
    await page.goto(inMonth(october));
    await button('停止を記録').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('時刻は Asia/Tokyo').waitFor();
    await dialog.getByRole('button', { name: '今の時刻を入れる' }).first().click();
    await dialog.getByLabel('開始').fill('2026-10-30T10:00');
    await dialog.getByLabel('終了（継続中なら空欄）').fill('2026-10-30T09:00');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => dialog.getByRole('alert').first().textContent()).toMatch(/終了|開始/);
    expect(await browser.violations(page)).toEqual([]);
    await browser.shot(page, 'sla-outage-dialog', { fullPage: false });
    await dialog.getByLabel('終了（継続中なら空欄）').fill('2026-10-30T10:12');
    await dialog.getByLabel('説明').fill('回線の切替え');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => outages().count()).toBe(5);
    expect(await outages().last().textContent()).toContain('10/30 10:00–10:12');
    await outages().last().getByRole('button', { name: '削除' }).click();
    await expect.poll(() => outages().count()).toBe(4);
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
    await expect.poll(() => outages().count()).toBe(5);
    await outages().last().getByRole('button', { name: '削除' }).click();
    await expect.poll(() => outages().count()).toBe(4);
  });

  it('counts an outage until its exclusion is approved by somebody else', async () => {
    await page.goto(inMonth(october));
    const row = outages().filter({ hasText: '10/27' });
    await row.getByRole('button', { name: '除外を申請' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由と証跡').fill('落雷による停電');
    await dialog.getByRole('button', { name: '除外を申請' }).click();
    await expect.poll(() => row.textContent()).toContain('除外を申請中（承認まで計上）');
    expect(await page.locator('.answer').textContent()).toContain('未達');
    const executive = await browser.app.as('executive');
    const { body } = await executive.get<ApprovalPage>('/api/approvals?state=requested&limit=50');
    const asked = body.items.find(({ reason }) => reason === '落雷による停電');
    await executive.post(
      `/api/approvals/${asked?.id ?? ''}/decision`,
      { decision: 'approve', note: '' },
      asked?.version,
    );
    await page.reload();
    await expect.poll(() => row.textContent()).toContain('除外（承認済み）');
    await expect.poll(text('.answer')).toContain('上回って達成');
  });
});

describe('after the month', () => {
  it('it is closed, its credit claimed, its review recorded, and it is opened again with a reason', async () => {
    const own = await cases.october({ contractorId: october.contractor.id, title: '締めの稼働率' });
    await page.goto(inMonth(own));
    await button('この月を締める').click();
    const credit = page.locator('sh-credit-card');
    await expect.poll(() => credit.textContent()).toContain('未請求');
    await page.locator('sh-page-header').getByRole('button', { name: '請求したことを記録' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '請求したことを記録' }).click();
    await expect.poll(() => credit.textContent()).toContain('請求済み');
    await page.locator('sh-page-header').getByRole('button', { name: 'レビューを記録' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('所見').fill('再発防止策を求める');
    await dialog.getByRole('button', { name: '＋ 対応を追加' }).click();
    await dialog.getByLabel('対応', { exact: true }).fill('報告書の提出');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect.poll(text('sh-review-card')).toContain('報告書の提出');
    const download = page.waitForEvent('download');
    await button('PDF をダウンロード')
      .or(page.getByRole('button', { name: /PDF/ }))
      .first()
      .click();
    expect((await download).suggestedFilename()).toContain('SLA報告書');
    await button('締めをやり直す').click();
    await page.getByRole('dialog').getByLabel('やり直す理由').fill('停止の訂正');
    await page.getByRole('dialog').getByRole('button', { name: '締めをやり直す' }).click();
    await expect.poll(text('.months')).toContain('締め前');
  });

  it('says that a closed month differs when an outage comes late', async () => {
    const own = await cases.october({ contractorId: october.contractor.id, title: '遅れた記録' });
    await cases.close(own.id, '2026-10');
    await cases.outage(own.id, '2026-10-29T09:00:00+09:00', '2026-10-29T09:30:00+09:00');
    await page.goto(inMonth(own));
    await expect.poll(text('.note')).toContain('締めた時点 99.899% / 今の記録では');
  });
});

it('every SLA is closed for a month at once, and how far that is can be seen', async () => {
  await page.goto('/slas');
  await page.getByRole('button', { name: /をまとめて締める/ }).click();
  await page.getByText(/を締めています… 0 \/ \d+/).waitFor();
  // what the queue does in a portal of its own
  await browser.app.app.get(SlaClosingsService).run();
  await page.getByText(/を締めました（\d+件、うち未達\d+件）/).waitFor();
  await page.goto(inMonth(october));
  await expect.poll(text('.months')).toContain('締め済み');
});

describe('the terms', () => {
  it('say while they are typed where the table of credits has a gap or an overlap', async () => {
    await page.goto('/slas/new');
    await page.getByLabel('委託先', { exact: true }).fill('アルファ');
    await page.locator('mat-option').first().click();
    await page.getByLabel('表題').fill('受信の稼働率');
    await button('＋ 段を追加').click();
    const bands = page.locator('.band');
    await bands.nth(0).getByLabel('下限').fill('99.0');
    await bands.nth(0).getByLabel('返金の率').fill('10');
    await expect.poll(text('.sum')).toContain('0% から 99.0% までのすき間');
    await button('＋ 段を追加').click();
    await bands.nth(1).getByLabel('上限').fill('99.5');
    await bands.nth(1).getByLabel('返金の率').fill('25');
    await expect.poll(text('.sum')).toContain('重なっています');
    await bands.nth(1).getByLabel('上限').fill('99.0');
    await expect.poll(text('.sum')).toContain('すき間も重なりもありません');
    expect(await browser.violations(page)).toEqual([]);
    await button('保存').click();
    await expect.poll(text('h1')).toContain('受信の稼働率');
  });
});

describe('an import of outages', () => {
  it('shows what becomes of each row, imports nothing with an error, and knows what it has imported', async () => {
    await page.goto(`/slas/${closed.id}/import`);
    const choose = page.getByLabel('ファイルを選択');
    await choose.setInputFiles(file('開始,原因\n2026-10-01 10:00,\n'));
    await page.getByText('必要な列がありません: 終了').waitFor();
    await button('別のファイルを選ぶ').click();
    await choose.setInputFiles(
      file('開始,終了,管理番号\n2026-09-01 10:00,2026-09-01 10:05,A-1\n2026-09-02 10:00,2026-09-02 09:00,A-2\n'),
    );
    await expect.poll(text('tbody')).toContain('終了が開始より前です');
    expect(await button('1件を取り込む').count()).toBe(0);
    expect(await browser.violations(page)).toEqual([]);
    await browser.shot(page, 'sla-import-preview');
    await button('別のファイルを選ぶ').click();
    const right = file(
      '開始,終了,管理番号\n2026-09-01 10:00,2026-09-01 10:05,A-1\n2026-09-02 10:00,2026-09-02 10:07,A-2\n',
    );
    await choose.setInputFiles(right);
    await button('2件を取り込む').click();
    await page.getByText('取り込みました（新規2件').waitFor();
    await button('別のファイルを選ぶ').click();
    await choose.setInputFiles(right);
    await page.getByText('新しく取り込む行はありません').waitFor();
  });
});

it('an auditor reads and does not change', async () => {
  const other = await browser.newPage();
  await browser.signIn(other, 'auditor');
  await other.goto(inMonth(closed));
  await other.locator('.answer').waitFor();
  expect(await other.getByRole('button', { name: /停止を記録|締め|請求|レビューを記録/ }).count()).toBe(0);
  await other.goto('/slas/new');
  await other.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
});

describe('every page of the SLAs', () => {
  const pages = () =>
    [
      ['slas', '/slas', 'tbody tr'],
      ['sla', inMonth(closed), 'sh-terms-card'],
      ['sla-form', '/slas/new', 'sh-terms-fields'],
      ['sla-terms', `/slas/${closed.id}/terms`, 'sh-terms-fields'],
      ['sla-import', `/slas/${closed.id}/import`, '.drop'],
    ] as const;

  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 820],
    ['light', 'en', 390],
    ['dark', 'ja', 390],
  ] as const)('is accessible in %s, %s, %i wide, and never wider than the screen', async (theme, language, width) => {
    const own = await browser.newPage({ theme, language, width });
    await browser.signIn(own, 'manager');
    for (const [name, path, shown] of pages()) {
      await own.goto(path);
      await own.locator(shown).first().waitFor();
      await browser.shot(own, `${name}-${theme}-${language}-${width}`);
      expect(await browser.violations(own), name).toEqual([]);
      expect(await own.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    }
  });

  it('asks no other host for anything and reports no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((said) => !/status of 4(00|12)/.test(said))).toEqual([]);
  });
});
