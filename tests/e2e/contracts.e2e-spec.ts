import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '#contract/contracts.js';
import { seedId } from '../../seed/ids.js';
import { SAMPLE_DAY } from '../../seed/load.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';
import { LOOKS, seePages } from './pages.js';

let browser: BrowserApp;
let page: Page;
beforeAll(async () => {
  // the day on which the sample data was made: what is due does not move on
  browser = await startBrowserApp({ now: new Date(SAMPLE_DAY) });
  page = await browser.newPage();
  await browser.signIn(page, 'manager');
});
afterAll(async () => {
  await browser.close();
});

const MASTER = `/contracts/${seedId('contract/alpha-master')}`;
const names = async () => page.locator('tbody td.head > a').allTextContents();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const read = async (key: string): Promise<Contract> =>
  (await (await browser.app.as('manager')).get<Contract>(`/api/contracts/${seedId(`contract/${key}`)}`)).body;

describe('the list of contracts', () => {
  it('begins with those in force, the most urgent first; all of them are one choice away', async () => {
    await page.goto('/contracts');
    await expect.poll(async () => (await names())[0]).toBe('問い合わせ窓口 業務委託契約');
    expect(await names()).not.toContain('メールマガジン配信 利用契約');
    await page.getByLabel('状態').selectOption('すべて');
    await expect.poll(names).toContain('メールマガジン配信 利用契約');
    await button('条件をすべて外す').click();
    await expect.poll(names).not.toContain('メールマガジン配信 利用契約');
  });

  it('finds by contractor, and those with gaps', async () => {
    await page.getByLabel('検索').fill('コールセンター');
    await expect.poll(names).toEqual(['問い合わせ窓口 業務委託契約']);
    await page.getByLabel('検索').fill('');
    await page.getByLabel('条項に不足があるもの').check();
    await expect.poll(names).not.toContain('印刷・発送業務 基本契約');
    await button('条件をすべて外す').click();
  });
});

describe('the renewal board', () => {
  it('leads from a month to the contract, by keyboard alone', async () => {
    await page.goto('/contracts/board');
    const card = page.locator('li.card').filter({ hasText: 'メール配信業務委託 基本契約' });
    await card.waitFor();
    expect(await page.locator('section').filter({ has: card }).locator('h2').textContent()).toContain('2026年12月');
    await button('契約の終了').press('Enter');
    await expect
      .poll(() => page.locator('section').filter({ has: card }).locator('h2').textContent())
      .toContain('2027年3月');
    await card.getByRole('link').press('Enter');
    await page.getByRole('heading', { name: 'メール配信業務委託 基本契約' }).waitFor();
  });
});

describe('a contract', () => {
  it('is written down; the day for notice is said while the dates are typed', async () => {
    await page.goto(`/contracts/new?contractorId=${seedId('contractor/survey')}`);
    await expect.poll(() => page.getByLabel('委託先', { exact: true }).inputValue()).toBe('架空アンケート調査株式会社');
    await page.getByLabel('件名').fill('会員アンケート 𠮷田契約');
    await page.getByLabel('締結日').fill('2026-09-20');
    await page.getByLabel('開始日').fill('2026-10-01');
    await page.getByLabel('自動更新の期間（月）').fill('12');
    await page.getByLabel('通知期間', { exact: true }).fill('１');
    await button('保存').click();
    await expect.poll(() => page.locator('form').textContent()).toContain('契約の終了日がない');
    await page.getByLabel('終了日').fill('2028-02-29');
    await expect.poll(() => page.locator('.follows').textContent()).toContain('2028年1月31日(月)');
    expect(await page.locator('.follows').textContent()).toContain('2028年3月1日(水) 〜 2029年2月28日(水)');
    await page.getByLabel('通知期限（契約書に日付があるとき）').fill('2028-03-01');
    await button('保存').click();
    await expect.poll(() => page.locator('form').textContent()).toContain('通知期限は契約の終了日以前');
    await page.getByLabel('通知期限（契約書に日付があるとき）').fill('');
    await page.getByLabel('対象のサービスを追加').selectOption({ index: 1 });
    await button('保存').click();
    await page.getByRole('heading', { name: '会員アンケート 𠮷田契約' }).waitFor();
    await page.locator('h1').getByText('締結前').waitFor();
    await button('有効にする').click();
    await page.locator('h1').getByText('有効', { exact: true }).waitFor();
  });

  it('is checked clause by clause, on to the next that nobody has looked at', async () => {
    await page.goto(`/contracts/${seedId('contract/cloud')}`);
    await button('確認する 目的外利用の禁止').click();
    const form = page.locator('sh-clause-form');
    await form.getByLabel('該当箇所').fill('約款 第4条');
    await button('保存して次の未確認へ').click();
    await expect.poll(() => form.locator('form').getAttribute('aria-label')).toBe('安全管理措置を確認する');
    await form.getByLabel('結果').selectOption('不要');
    await button('保存').click();
    await expect.poll(() => form.textContent()).toContain('入力してください。');
    await form.getByLabel('不要とする理由').fill('保管だけで取り扱わないため');
    await button('保存').click();
    await form.waitFor({ state: 'detached' });
    expect((await read('cloud')).clauses).toMatchObject({ present: 1, notNeeded: 1, unchecked: 15 });
  });

  it('keeps what is typed about a clause when somebody else was faster', async () => {
    await page.goto(MASTER);
    await button('編集 認証の維持').click();
    const form = page.locator('sh-clause-form');
    await form.getByLabel('契約書の文言').fill('乙はISMS認証を維持する。');
    const { id, version } = await read('alpha-master');
    const other = await browser.app.as('manager');
    const input = { result: 'present', wording: '診断を年1回行う。', place: '別紙3', reason: '', hours: null };
    await other.put(`/api/contracts/${id}/clauses/vulnerability`, input, version);
    await button('保存').click();
    await page.getByText('ほかの人が先に変更しました').waitFor();
    expect(await form.getByLabel('契約書の文言').inputValue()).toBe('乙はISMS認証を維持する。');
    await page.getByText('診断を年1回行う。').waitFor();
    await button('保存').click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('乙はISMS認証を維持する。').waitFor();
  });

  it('is given notice with a reason, and that is taken back', async () => {
    await page.goto(MASTER);
    await button('解約の通知を記録').click();
    const dialog = page.getByRole('dialog');
    expect(await browser.violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '解約の通知を記録' }).click();
    await expect.poll(() => dialog.textContent()).toContain('入力してください。');
    await dialog.getByLabel('通知した日').fill('2026-11-20');
    await dialog.getByLabel('理由').fill('新しいサービスへ切り替えるため');
    await dialog.getByRole('button', { name: '解約の通知を記録' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('2026/11/20 に通知済み').first().waitFor();
    await button('通知を取り消す').click();
    await button('通知を取り消す').waitFor({ state: 'detached' });
    expect((await read('alpha-master')).noticeGivenOn).toBeNull();
  });

  it('that was only a draft goes for good once its title is typed', async () => {
    await page.goto(`/contracts/${seedId('contract/payroll')}`);
    await button('削除').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('件名').fill('別の契約');
    await button('完全に削除する').click();
    await expect.poll(() => dialog.textContent()).toContain('入力した名前が一致しません。');
    await dialog.getByLabel('件名').fill('個人データの取扱いに関する覚書（案）');
    await button('完全に削除する').click();
    await page.getByRole('heading', { name: '契約', exact: true }).waitFor();
    expect(await read('payroll')).toMatchObject({ code: 'notFound' });
  });
});

it('an auditor reads and does not change', async () => {
  const other = await browser.newPage();
  await browser.signIn(other, 'auditor');
  await other.goto(MASTER);
  await other.getByRole('heading', { name: 'メール配信業務委託 基本契約' }).waitFor();
  expect(await other.getByRole('link', { name: '編集' }).count()).toBe(0);
  expect(await other.getByRole('button', { name: '編集' }).count()).toBe(0);
  await other.goto('/contracts/new');
  await other.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
});

describe('every page of the contracts', () => {
  const PAGES = [
    ['contracts', '/contracts', 'tbody tr'],
    ['contract-board', '/contracts/board', 'li.card'],
    ['contract', MASTER, 'sh-clause-result'],
    ['contract-form', `${MASTER}/edit`, '.follows p'],
    ['contractor-with-contracts', `/contractors/${seedId('contractor/alpha')}`, 'sh-contracts-of a'],
  ] as const;

  it.each(LOOKS)('is accessible in %s, %s, %i wide, and never wider than the screen', (...look) =>
    seePages(browser, 'manager', PAGES, look, 900),
  );

  it('asks no other host for anything and reports no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(browser.consoleErrors.filter((text) => !/status of 4(00|04|12)/.test(text))).toEqual([]);
  });
});
