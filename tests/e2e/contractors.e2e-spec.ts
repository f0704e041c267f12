import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contractor } from '#contract/contractors.js';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';
import { LOOKS, seePages } from './pages.js';

let browser: BrowserApp;
let page: Page;
beforeAll(async () => {
  browser = await startBrowserApp();
  page = await browser.newPage();
  await browser.signIn(page, 'manager');
});
afterAll(async () => {
  await browser.close();
});

const ALPHA = `/contractors/${seedId('contractor/alpha')}`;
const names = async () => page.locator('tbody td.head > a').allTextContents();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const file = (text: string) => ({ name: '台帳.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('the list of contractors', () => {
  it('shows who was not audited within twelve months, and finds by engagement', async () => {
    await page.goto('/contractors');
    await expect.poll(names).toHaveLength(13);
    await page.getByRole('link', { name: '一覧で確認' }).click();
    await expect.poll(async () => (await names()).length).toBeLessThan(13);
    const never = page.locator('tbody tr').filter({ hasText: 'サンプル文書廃棄株式会社' });
    expect(await never.textContent()).toContain('監査の記録なし');
    await button('条件をすべて外す').click();
    await page.getByLabel('検索').pressSequentially('給与');
    await expect.poll(names).toEqual(['サンプル給与計算社会保険労務士法人']);
    expect(await page.locator('tbody tr').textContent()).toContain('暫定');
  });
});

describe('a contractor', () => {
  it('is shown with the reasons of its tier and the chain of its sub-processors', async () => {
    await page.goto(ALPHA);
    await expect
      .poll(() => page.locator('sh-engagement-card').first().textContent())
      .toContain('自社のドメインで送信する');
    expect(await page.locator('sh-chain-table').first().textContent()).toContain('3次の再委託');
  });

  it('is registered; the check digit and the tier are seen while typing', async () => {
    await page.goto('/contractors/new');
    await page.getByLabel('委託先', { exact: true }).fill('𠮷田髙速配送');
    await page.getByLabel('法人番号').fill('8000012050002');
    await button('保存').click();
    await expect.poll(() => page.locator('form').textContent()).toContain('先頭は 7');
    await page.getByLabel('法人番号').fill('7000-0120-50002');
    const card = page.locator('sh-engagement-fields');
    await card.getByLabel('委託業務').fill('配送');
    await card.getByLabel('個人データの取扱い').selectOption('個人データなし');
    await expect.poll(() => card.textContent()).toContain('暫定');
    await card.getByLabel('自社ドメインで送信する').selectOption('いいえ');
    await card.getByLabel('停止を許容できる').selectOption('はい');
    await expect.poll(() => card.locator('sh-tier-chip').textContent()).toContain('低');
    await button('保存').click();
    await expect.poll(() => card.textContent()).toContain('入力してください。');
    await card.getByLabel('区分の理由').fill('宛名は当社で印字するため');
    await button('保存').click();
    await expect.poll(() => page.locator('h1').textContent()).toContain('𠮷田髙速配送');
  });

  it('cannot close a circle of sub-processors: the companies are named in order', async () => {
    await page.goto(`/contractors/${seedId('contractor/datacenter')}/edit`);
    await page.getByLabel('登録済みの委託先から検索して追加').pressSequentially('アルファ');
    await page.locator('mat-option', { hasText: '架空アルファ株式会社' }).click();
    await button('保存').click();
    await expect
      .poll(() => page.locator('form').textContent())
      .toContain('架空データセンター合同会社 → 架空アルファ株式会社 → 架空リレー配信株式会社');
    await button('架空アルファ株式会社 を再委託先から外す').click();
    await page.getByRole('link', { name: 'キャンセル' }).click();
  });

  it('ends with a reason, and that can be undone', async () => {
    await page.goto(`/contractors/${seedId('contractor/cleaning')}`);
    await button('委託を終了').click();
    const dialog = page.getByRole('dialog');
    await button('終了する').click();
    await expect.poll(() => dialog.textContent()).toContain('入力してください。');
    expect(await browser.violations(page)).toEqual([]);
    await dialog.getByLabel('終了の理由').fill('契約満了');
    await button('終了する').click();
    await page.locator('h1').getByText('終了', { exact: true }).waitFor();
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
    await page.locator('h1').getByText('委託中').waitFor();
    const { body } = await (
      await browser.app.as('manager')
    ).get<Contractor>(`/api/contractors/${seedId('contractor/cleaning')}`);
    expect(body).toMatchObject({ running: true, endedOn: null, engagements: [{ endsOn: null }] });
  });
});

describe('an import', () => {
  const HEAD = '委託先,委託業務,個人データ,法人番号\n';

  it('names the missing column and the cells with errors, then writes what was shown', async () => {
    await page.goto('/contractors/import');
    const choose = page.getByLabel('ファイルを選択');
    await choose.setInputFiles(file('委託先,法人番号\nA,\n'));
    await page.getByText('必要な列がありません: 委託業務 / 個人データ').waitFor();
    await button('別のファイルを選ぶ').click();
    await choose.setInputFiles(file(`${HEAD}甲,配送,委託,8000012010039\n乙,配送,=1+1,\n`));
    await expect.poll(() => page.locator('tbody').textContent()).toContain('C3');
    expect(await page.locator('tbody').textContent()).toContain('先頭は 7');
    expect(await browser.violations(page)).toEqual([]);
    await button('別のファイルを選ぶ').click();
    await choose.setInputFiles(file(`${HEAD}取込甲社,配送,委託,\n見本印刷発送有限会社,封筒の印刷,委託,\n`));
    await expect.poll(() => page.locator('tbody').textContent()).toContain('封筒の印刷');
    await browser.shot(page, 'contractor-import-preview');
    await button('新規1社・変更1社を取り込む').click();
    await page.getByText('取り込みました（新規1社、変更1社）').waitFor();
    await page.getByRole('link', { name: '委託先の一覧へ' }).click();
    await page.getByLabel('検索').fill('取込甲社');
    await expect.poll(names).toEqual(['取込甲社']);
  });

  it('shows it again when the register changed meanwhile, and writes nothing', async () => {
    await page.goto('/contractors/import');
    await page.getByLabel('ファイルを選択').setInputFiles(file(`${HEAD}サンプルウェブ制作株式会社,別の制作,委託,\n`));
    const confirm = button('新規0社・変更1社を取り込む');
    await confirm.waitFor();
    const other = await browser.app.as('manager');
    const path = `/api/contractors/${seedId('contractor/web')}`;
    const { body } = await other.get<Contractor>(path);
    await other.post(`${path}/end`, { endedOn: '2026-03-31', reason: '満了' }, body.version);
    await confirm.click();
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('何も書き込んでいません');
    expect(await page.locator('tbody').textContent()).toContain('終了した委託先です');
  });
});

it('an auditor reads and does not change', async () => {
  const other = await browser.newPage();
  await browser.signIn(other, 'auditor');
  await other.goto(ALPHA);
  await other.getByRole('heading', { name: '架空アルファ株式会社' }).waitFor();
  expect(await other.getByRole('link', { name: '編集' }).count()).toBe(0);
  await other.goto('/contractors/import');
  await other.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
});

describe('every page of the contractors', () => {
  const PAGES = [
    ['contractors', '/contractors', 'tbody tr'],
    ['contractor', ALPHA, 'sh-engagement-card'],
    ['contractor-form', `${ALPHA}/edit`, 'sh-engagement-fields'],
    ['contractor-import', '/contractors/import', '.drop'],
  ] as const;

  it.each(LOOKS)('is accessible in %s, %s, %i wide, and never wider than the screen', (...look) =>
    seePages(browser, 'manager', PAGES, look),
  );

  it('asks no other host for anything and reports no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((text) => !/status of 4(00|12)/.test(text))).toEqual([]);
  });
});
