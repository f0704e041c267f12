import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityProvider } from '../../server/testing/identity-provider.js';
import { type BrowserApp, foreign, type PageOptions, startBrowserApp } from './browser.js';

describe('administering the portal', () => {
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

  const asAdmin = async (path: string, options?: PageOptions): Promise<Page> => {
    const page = await browser.newPage(options);
    await browser.signIn(page, 'admin');
    await page.goto(path);
    return page;
  };
  const done = (page: Page) => page.context().close();

  it('adds a person, changes the roles, stops them and takes that back', async () => {
    const page = await asAdmin('/people');
    await page.getByRole('link', { name: '利用者を追加' }).click();
    await page.getByLabel('氏名').fill('𠮷田 髙子');
    await page.getByLabel('メールアドレス').fill('yoshida@example.jp');
    await page.getByLabel('パスワード').fill('a long enough one');
    await page.getByLabel('監査担当').check();
    await browser.shot(page, 'person-new');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '𠮷田 髙子' }).waitFor();
    await page.getByRole('link', { name: '利用者', exact: true }).first().click();
    await page.getByRole('searchbox', { name: '検索' }).fill('吉田');
    await page.getByText('1人', { exact: true }).waitFor();
    await page.getByRole('link', { name: '𠮷田 髙子' }).click();
    await page.getByRole('link', { name: '編集' }).click();
    await page.getByLabel('評価者').uncheck();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('保存しました').waitFor();
    await page.getByRole('button', { name: '停止する…' }).click();
    await page.getByText('𠮷田 髙子 さんを停止しますか').waitFor();
    await browser.shot(page, 'person');
    expect(await browser.violations(page)).toEqual([]);
    await page.getByRole('button', { name: '停止する', exact: true }).click();
    await page.getByText('停止中').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('停止中').waitFor({ state: 'detached' });
    const rows = await browser.app.sql<{ roles: string[]; active: boolean }>(
      `SELECT roles, active FROM people WHERE email = 'yoshida@example.jp'`,
    );
    expect(rows).toEqual([{ roles: ['auditor'], active: true }]);
    await done(page);
  });

  it('keeps what one typed when somebody else was faster', async () => {
    const page = await asAdmin('/people?q=evaluator');
    await page
      .getByRole('row', { name: /evaluator@/ })
      .getByRole('link')
      .click();
    await page.getByRole('link', { name: '編集' }).click();
    await page.getByLabel('氏名').fill('わたしの入力');
    await browser.app.sql(
      `UPDATE people SET name = '先に変更', version = version + 1 WHERE email = 'evaluator@example.jp'`,
    );
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: 'ほかの人が先に変更しました' }).waitFor();
    expect(await page.getByLabel('氏名').inputValue()).toBe('わたしの入力');
    await browser.shot(page, 'person-conflict');
    expect(await browser.violations(page)).toEqual([]);
    await page.getByRole('button', { name: '自分の入力を残す' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: 'わたしの入力' }).waitFor();
    await done(page);
  });

  it('shows who did what, filtered in the address, and saves it', async () => {
    const page = await asAdmin('/trail');
    await page.getByLabel('操作', { exact: true }).selectOption({ label: '利用者を変更' });
    await page.waitForURL(/action=person\.changed/);
    const row = page.getByRole('row', { name: /𠮷田 髙子/ }).last();
    await row.getByText('1か所').click();
    await row.getByText('評価者, 監査担当').waitFor();
    await browser.shot(page, 'trail');
    await page.reload();
    await row.waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSVで保存' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('証跡.csv');
    await page.getByRole('button', { name: '条件をすべて外す' }).click();
    await page.getByRole('cell', { name: 'サンプルを読み込み' }).waitFor();
    await page.getByLabel('終了日').fill('2020-01-01');
    await page.getByRole('heading', { name: '条件に合う記録がありません' }).waitFor();
    await done(page);
  });

  it.each([
    ['/people', 'people'],
    ['/people/new', 'person-new'],
    ['/trail', 'trail'],
  ])('%s is accessible in both themes and languages, and fits a phone', async (path, name) => {
    for (const options of [
      { theme: 'light', language: 'ja' },
      { theme: 'dark', language: 'en' },
      { theme: 'light', language: 'en', width: 390 },
      { theme: 'dark', language: 'ja', width: 390 },
    ] as const) {
      const page = await asAdmin(path, options);
      await page
        .locator(path.endsWith('new') ? 'fieldset' : 'tbody tr')
        .first()
        .waitFor();
      await browser.shot(page, `${name}-${options.theme}-${options.language}${'width' in options ? '-phone' : ''}`);
      expect(await browser.violations(page), JSON.stringify(options)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await done(page);
    }
  });

  it.each([
    { theme: 'light', language: 'ja' },
    { theme: 'dark', language: 'en', width: 390 },
  ] as const)('the sign-in page is accessible: %o', async (options) => {
    const page = await browser.newPage(options);
    await page.goto('/sign-in?problem=samlSetup');
    await page.getByRole('alert').getByText('npm run idp').waitFor();
    await browser.shot(page, `sign-in-${options.theme}-${options.language}`);
    expect(await browser.violations(page)).toEqual([]);
    await done(page);
  });

  it('signs the executive in through SAML', async () => {
    const page = await browser.newPage();
    await page.goto('/sign-in');
    page.on('request', (request) => {
      if (!page.url().startsWith(browser.url) || request.isNavigationRequest()) providerRequests.push(request.url());
    });
    await page.getByRole('link', { name: 'SSO（SAML）でサインイン' }).click();
    await page.getByRole('button', { name: /Sign In/i }).click();
    await page.getByText('決裁 五郎 (SAML)').waitFor();
    expect(new URL(page.url()).origin).toBe(browser.url);
    await page.waitForURL(/\/home$/);
    await done(page);
  });

  it('lets one sign in again over the page whose session has ended, and sends what waited', async () => {
    const page = await asAdmin('/people/new');
    await page.getByLabel('氏名').fill('残る入力');
    await page.getByLabel('メールアドレス').fill('kept@example.jp');
    await page.getByLabel('パスワード').fill('a long enough one');
    await browser.app.sql('DELETE FROM sessions');
    await page.getByRole('button', { name: '保存' }).click();
    const dialog = page.getByRole('dialog', { name: 'もう一度サインインしてください' });
    await dialog.getByRole('button', { name: '続ける' }).click();
    await dialog.getByText('まだサインインしていません').waitFor();
    await browser.shot(page, 'sign-in-again', { fullPage: false });
    expect(await browser.violations(page)).toEqual([]);
    await dialog.getByLabel('メールアドレス').fill('admin@example.jp');
    await dialog.getByLabel('パスワード').fill('Shinsa-sample-1');
    await dialog.getByRole('button', { name: 'サインイン', exact: true }).click();
    await page.getByRole('heading', { name: '残る入力' }).waitFor();
    await done(page);
  });

  it('asks no other host', () => {
    expect(foreign(browser.requests, browser.url).filter((one) => !providerRequests.includes(one))).toEqual([]);
  });
});
