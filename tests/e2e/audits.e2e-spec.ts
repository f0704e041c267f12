import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingPage } from '#contract/findings.js';
import type { AuditPage, AuditSheet } from '#contract/audits.js';
import { addBusinessDays } from '#domain/calendar/business-days.js';
import { CalendarReader } from '../../server/calendar/calendar.reader.js';
import { Clock } from '../../server/platform/clock.js';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

const TABLET = { width: 820, height: 1180 };

let browser: BrowserApp;
let page: Page;
let second: Page;
let audit: string;
beforeAll(async () => {
  browser = await startBrowserApp();
  page = await browser.newPage(TABLET);
  await browser.signIn(page, 'auditor@example.jp');
  page.setDefaultTimeout(10_000);
  second = await browser.newPage(TABLET);
  await browser.signIn(second, 'auditor2@example.jp');
});
afterAll(async () => {
  await browser.close();
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: true });
const tile = (code: string, on = page) =>
  on.getByRole('navigation', { name: '質問の一覧' }).getByRole('button', { name: new RegExp(`^${code} `) });
const ratingOf = (code: string, on = page) => tile(code, on).getAttribute('aria-label');
const saved = (on = page) =>
  on
    .getByRole('status')
    .getByText(/保存済み$/)
    .waitFor();
const sheet = async (): Promise<AuditSheet> =>
  (await (await browser.app.as('auditor')).get<AuditSheet>(`/api/audits/${audit}`)).body;
const stored = async (code: string) => (await sheet()).answers.find(({ question }) => question === code);
const today = () => browser.app.app.get(Clock).today();
const businessDay = async (days: number) =>
  addBusinessDays(today(), days, await browser.app.app.get(CalendarReader).calendar());

describe('an audit outside the plan', () => {
  it('is registered; what is refused is said at its field', async () => {
    await page.goto('/audits');
    await page.getByRole('link', { name: '計画外の監査を登録' }).click();
    await button('保存').click();
    await expect.poll(() => page.locator('sh-contractor-picker').textContent()).toContain('入力してください。');
    const contractor = page.getByRole('combobox', { name: '委託先' });
    await contractor.fill('給与');
    await expect
      .poll(() => page.locator('mat-option').allTextContents())
      .toEqual([expect.stringContaining('サンプル給与計算社会保険労務士法人')]);
    await contractor.press('Enter');
    expect(await contractor.inputValue()).toBe('サンプル給与計算社会保険労務士法人');
    // words that were not picked name nobody
    await contractor.fill('どこにもない');
    await page.getByText('該当する委託先がありません').waitFor();
    await contractor.press('Tab');
    expect(await contractor.inputValue()).toBe('サンプル給与計算社会保険労務士法人');
    await page.getByLabel('計画外に監査する理由').fill('誤送信事故の再発防止を確認するため');
    await page.getByLabel('方法').selectOption('リモート');
    await page.getByLabel('主任').selectOption('監査 二葉');
    await page.getByLabel('監査員（2人目、任意）').selectOption('監査 二葉');
    await page.getByLabel('実施日').fill('2027-01-01');
    await button('保存').click();
    await page.getByText('主任とは別の人を選んでください。').waitFor();
    await page.getByLabel('監査員（2人目、任意）').selectOption('監査 五郎');
    await button('保存').click();
    await page.getByText('自分が担当する委託先は監査できません。別の監査員を選んでください。').waitFor();
    await contractor.fill('コール');
    await page.locator('mat-option', { hasText: '見本コールセンター株式会社' }).click();
    await button('保存').click();
    await page.getByText('休業日です。営業日を指定してください。').waitFor();
    await page.getByLabel('実施日').fill(await businessDay(0));
    await button('保存').click();
    await page.getByRole('heading', { name: '見本コールセンター株式会社' }).waitFor();
    audit = new URL(page.url()).pathname.split('/')[2] ?? '';
    expect(await sheet()).toMatchObject({
      state: 'planned',
      mode: 'remote',
      planId: null,
      auditors: [{ name: '監査 二葉' }, { name: '監査 五郎' }],
    });
  });
});

describe('an auditor with a tablet', () => {
  it('announces and begins', async () => {
    await page.getByLabel('回答の期限').fill(await businessDay(5));
    await button('監査を通知する').click();
    await button('監査を始める').click();
    await page.getByRole('link', { name: '質問を評定する' }).click();
    await page.getByRole('heading', { name: /^リモート監査/ }).waitFor();
  });

  it('waits for no question that could have been asked with the page, and reads no answer twice', async () => {
    const asked = new Map<string, { readonly initiator: string; readonly encoding: string | undefined }[]>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const one = { initiator: response.request().resourceType(), encoding: response.headers()['content-encoding'] };
      asked.set(pathname, [...(asked.get(pathname) ?? []), one]);
    });
    await page.reload();
    await button('適合').waitFor();
    // the browser itself asks, not a script
    const early = { initiator: 'other', encoding: 'br' };
    expect(asked.get(`/api/audits/${audit}`)).toEqual([early]);
    expect(asked.get('/api/session')).toHaveLength(1);
    page.removeAllListeners('response');
  });

  it('rates by tap and by keyboard', async () => {
    await button('適合').click();
    await saved();
    expect(await ratingOf('AUD-01')).toContain('適合');
    await page.keyboard.press('n');
    await page.locator('#q-AUD-02').waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => ratingOf('AUD-02')).toContain('観察');
    await expect.poll(async () => (await stored('AUD-02'))?.rating).toBe('observation');
    expect((await stored('AUD-01'))?.rating).toBe('conform');
  });

  it('reloads in the middle of typing and finds every letter again', async () => {
    await page.keyboard.press('n');
    await page.locator('#q-AUD-03').waitFor();
    await page.keyboard.press('3');
    // the rating has arrived and the facts have not: what is read again is older than what is sent then
    await expect.poll(async () => (await stored('AUD-03'))?.rating).toBe('minor');
    await page.getByLabel('確認した事実').pressSequentially('規程の改定が2年前');
    await page.reload();
    await page.locator('#q-AUD-03').waitFor();
    await expect.poll(() => page.getByLabel('確認した事実').inputValue()).toBe('規程の改定が2年前');
    await expect
      .poll(async () => await stored('AUD-03'))
      .toMatchObject({ rating: 'minor', facts: '規程の改定が2年前' });
    await saved();
    expect(await page.getByLabel('確認した事実').inputValue()).toBe('規程の改定が2年前');
  });

  it('loses the connection, goes on, reloads, and everything arrives once the line is back', async () => {
    await page.context().setOffline(true);
    for (const [code, key] of [
      ['AUD-04', '1'],
      ['AUD-05', '4'],
      ['AUD-06', '1'],
    ] as const) {
      await page.keyboard.press('n');
      await page.locator(`#q-${code}`).waitFor();
      await page.keyboard.press(key);
    }
    await tile('AUD-05').click();
    await page.getByLabel('確認した事実').fill('退職者1名の権限が残っていた');
    await page.getByText(/通信が切れています.*（未送信 3）/).waitFor();
    await tile('AUD-06').click();
    await page.getByText('通信が切れているため、添付済みのファイルを表示できません。').waitFor();
    await page.locator('input[type=file][multiple]').setInputFiles({
      name: '端末室.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#4976b0' } })
        .png()
        .toBuffer(),
    });
    await page.getByText('端末室.png: 接続が切れました').waitFor();
    await browser.shot(page, 'fieldwork-offline-photo');
    await tile('AUD-05').click();
    await browser.shot(page, 'fieldwork-offline', { fullPage: false });
    expect(await stored('AUD-05')).toBeUndefined();
    // the page itself comes from the server: it is there again, but nothing can be written yet
    await page.route('**/answers/**', (route) => route.abort('connectionfailed'));
    await page.route('**/api/files?*', (route) => route.abort('connectionfailed'));
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText(/通信が切れています.*（未送信 3）/).waitFor();
    expect(await ratingOf('AUD-06')).toContain('適合');
    await expect.poll(() => page.getByLabel('確認した事実').inputValue()).toBe('退職者1名の権限が残っていた');
    await button('未送信のファイル 1').click();
    await page.getByText('端末室.png: 接続が切れました').waitFor();
    await page.unroute('**/answers/**');
    await page.unroute('**/api/files?*');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await saved();
    await button('端末室.png をプレビュー').waitFor();
    expect(await browser.app.sql(`SELECT part FROM files WHERE subject_id = '${audit}'`)).toEqual([{ part: 'AUD-06' }]);
    expect(await stored('AUD-05')).toMatchObject({ rating: 'major', facts: '退職者1名の権限が残っていた' });
    expect((await stored('AUD-06'))?.rating).toBe('conform');
    expect(await page.getByText('通信が切れています').count()).toBe(0);
  });

  it('rates what a colleague rates at the same time: both are kept, and a person decides', async () => {
    await second.goto(`/audits/${audit}/fieldwork?q=AUD-07`);
    await second.locator('#q-AUD-07').waitFor();
    await tile('AUD-07').click();
    await page.locator('#q-AUD-07').waitFor();
    await page.keyboard.press('1');
    await expect.poll(async () => (await stored('AUD-07'))?.version).toBe(1);
    await button('軽微', second).click();
    await second.getByText('もう1人の評定').waitFor();
    await browser.shot(second, 'fieldwork-contested', { fullPage: false });
    expect(await stored('AUD-07')).toMatchObject({ rating: 'conform', rivals: [{ rating: 'minor' }] });
    await button('こちらを採用', second).nth(1).click();
    await expect.poll(async () => await stored('AUD-07')).toMatchObject({ rating: 'minor', rivals: [] });
    await second.getByLabel('確認した事実').fill('承認の記録がない');
    await second.getByLabel('確認した事実').press('Tab');
    await expect.poll(async () => (await stored('AUD-07'))?.facts).toBe('承認の記録がない');
  });

  it('goes from mandatory question to mandatory question until none is open', async () => {
    await page.reload();
    await page.locator('h2[id^="q-AUD"]').waitFor();
    const open = page.getByText(/残り 必須 \d+/);
    for (let left = 42; left > 0 && (await open.count()) > 0; left--) {
      await page.keyboard.press('m');
      await page.keyboard.press('1');
    }
    await page.getByText('必須はすべて評定済み').waitFor();
    await saved();
    await page.getByRole('link', { name: '監査の画面へ' }).click();
  });

  it('records the meetings, has the facts checked and answers an objection', async () => {
    await page.getByText('開会の記録がありません').waitFor();
    for (const [name, people] of [
      ['開会', '先方 2名、監査員 2名'],
      ['閉会', '先方 3名、監査員 2名'],
    ] as const) {
      const meeting = page.getByRole('group', { name });
      await meeting.getByLabel('開催日').fill(today());
      await meeting.getByLabel('開催日').press('Tab');
      await meeting.getByLabel('出席者').fill(people);
    }
    await button('会議と結論を保存').click();
    await button('事実確認へ進む').click();
    await page.getByText('総合評価がありません').waitFor();
    await page.locator('summary', { hasText: '申立てを記録' }).click();
    const objections = page.locator('sh-audit-objections');
    await objections.getByLabel('質問').selectOption('AUD-05');
    await objections.getByLabel('申し立てた人').fill('先方 情報システム部長');
    await objections.getByLabel('申立ての内容').fill('権限は翌日に停止済み');
    await button('申立てを記録').click();
    await page.getByText('回答していない申立て').waitFor();
    await objections.getByLabel('判断の理由').fill('停止の記録を確認できないため');
    await button('認めない').click();
    await page.getByText('回答しました').waitFor();
    const conclusion = page.getByRole('group', { name: '総合評価' });
    await conclusion.getByLabel('判定').selectOption('重大な改善を要する');
    await conclusion.getByLabel('結論').fill('権限の停止手順を是正のうえ継続する。');
    await button('会議と結論を保存').click();
    await button('報告書の承認を申請').click();
    await page.getByText('報告書の承認を待っています').waitFor();
  });

  it('has the report approved by somebody else, finds the findings and closes', async () => {
    const executive = await browser.newPage();
    await browser.signIn(executive, 'executive');
    await executive.goto('/approvals');
    const asked = executive.getByRole('article').filter({ hasText: '見本コールセンター株式会社' });
    await asked.getByRole('button', { name: '承認', exact: true }).click();
    await executive.getByText('承認しました').waitFor();
    await executive.context().close();

    await page.reload();
    await page.getByText('報告済み', { exact: true }).waitFor();
    const { body } = await (
      await browser.app.as('auditor')
    ).get<FindingPage>(`/api/findings?auditId=${audit}&sort=number`);
    expect(body.items.map(({ question, severity }) => [question, severity])).toEqual([
      ['AUD-02', 'observation'],
      ['AUD-03', 'minor'],
      ['AUD-05', 'major'],
      ['AUD-07', 'minor'],
    ]);
    await page.getByRole('link', { name: /指摘.*4/ }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(4);
    await page.goBack();
    await button('監査を完了する').click();
    await page.locator('sh-page-header').getByText('完了', { exact: true }).waitFor();
    const list = await (
      await browser.app.as('auditor')
    ).get<AuditPage>(`/api/audits?q=${encodeURIComponent('コール')}&sort=-plannedOn`);
    expect(list.body.items[0]).toMatchObject({ state: 'closed', closedOn: today() });
  });
});

describe('the yearly plan', () => {
  it('is made, tried with the keyboard, taken over, submitted and approved', async () => {
    const wide = await browser.newPage();
    await browser.signIn(wide, 'auditor@example.jp');
    await wide.goto('/audits/plans');
    await wide.getByRole('button', { name: '2027年度の計画を作る' }).click();
    await wide.getByRole('heading', { name: /^2027年度 監査計画/ }).waitFor();
    const bars = wide.locator('sh-plan-gantt button');
    const before = await bars.first().getAttribute('aria-label');
    const load = wide.locator('sh-plan-load');
    const was = await load.textContent();
    await bars.first().focus();
    await wide.keyboard.press('Control+ArrowRight');
    await wide.getByText('試しの変更 1件（まだ保存していません）').waitFor();
    expect(await bars.first().evaluate((bar) => bar === document.activeElement)).toBe(true);
    expect(await load.textContent()).not.toBe(was);
    const after = await bars.first().getAttribute('aria-label');
    expect(after).not.toBe(before);
    await browser.shot(wide, 'audit-plan-tried');
    expect(await browser.violations(wide)).toEqual([]);
    expect(await wide.getByRole('button', { name: '承認を申請' }).isDisabled()).toBe(true);
    await wide.getByRole('button', { name: '計画に反映' }).click();
    await wide.getByText('計画に反映しました').waitFor();
    await wide.reload();
    await expect
      .poll(() =>
        wide.locator('sh-plan-gantt button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
      )
      .toContain(after);
    await wide.getByRole('button', { name: '承認を申請' }).click();
    await wide.getByText('計画の承認を申請しました').waitFor();
    const executive = await browser.newPage();
    await browser.signIn(executive, 'executive');
    await executive.goto('/approvals');
    await executive
      .getByRole('article')
      .filter({ hasText: '2027年度 監査計画' })
      .getByRole('button', { name: '承認', exact: true })
      .click();
    await executive.getByText('承認しました').waitFor();
    await wide.reload();
    await wide.getByText('承認済み', { exact: true }).waitFor();
    expect(await wide.getByRole('button', { name: '承認を申請' }).count()).toBe(0);
  });
});

it('asks no other host and reports no error but the refusal and the lost connection above', () => {
  expect(foreign(browser.requests, browser.url)).toEqual([]);
  expect(
    browser.consoleErrors.filter((text) => !/status of 400|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_FAILED/.test(text)),
  ).toEqual([]);
});
