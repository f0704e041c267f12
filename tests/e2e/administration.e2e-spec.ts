import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityProvider } from '../../server/testing/identity-provider.js';
import { startTestApp, type TestApp } from '../../server/testing/test-app.js';
import { accessibilityProblemsEverywhere, launchBrowser, newVisitor } from './browser.js';

const SHOTS = 'dist/shots';

describe('administering the portal', () => {
  let app: TestApp;
  let idp: IdentityProvider;
  let browser: Browser;
  const requests = new Set<string>();
  const contexts: BrowserContext[] = [];

  const visit = async (path: string, width?: number): Promise<Page> => {
    const context = await newVisitor(browser, width);
    contexts.push(context);
    const page = await context.newPage();
    page.on('request', (request) => requests.add(new URL(request.url()).origin));
    await page.goto(app.url + path);
    return page;
  };
  const signIn = async (page: Page, role: string): Promise<void> => {
    await page.getByRole('button', { name: `${role}@example.jp` }).click();
    await page.getByRole('button', { name: 'サインアウト' }).waitFor();
  };
  const shot = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    idp = await IdentityProvider.prepare();
    app = await startTestApp({ template: 'template_sample', sampleData: true, client: true, saml: idp.settings });
    [browser] = await Promise.all([launchBrowser(), idp.start(app.url)]);
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    await app.close();
    await idp.stop();
  });

  it('adds a person, changes the roles, stops them and takes that back', async () => {
    const page = await visit('/people');
    await signIn(page, 'admin');
    await page.getByRole('link', { name: '利用者を追加' }).click();
    await page.getByLabel('氏名').fill('𠮷田 髙子');
    await page.getByLabel('メールアドレス').fill('yoshida@example.jp');
    await page.getByLabel('パスワード').fill('a long enough one');
    await page.getByLabel('監査担当').check();
    expect(await accessibilityProblemsEverywhere(page)).toEqual([]);
    await shot(page, 'person-new');
    await page.getByRole('button', { name: '追加する' }).click();
    await page.getByRole('searchbox', { name: '検索' }).fill('吉田');
    await page.getByText('1人', { exact: true }).waitFor();
    await page.getByRole('link', { name: '𠮷田 髙子' }).click();
    await page.getByLabel('評価者').uncheck();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('保存しました').waitFor();
    await page.getByRole('button', { name: '停止する…' }).click();
    await page.getByText('𠮷田 髙子 さんを停止しますか').waitFor();
    await shot(page, 'person-edit');
    expect(await accessibilityProblemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: '停止する', exact: true }).click();
    await page.getByText('停止中').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('停止中').waitFor({ state: 'detached' });
    const rows = await app.sql<{ roles: string[]; active: boolean }>(
      `SELECT roles, active FROM people WHERE email = 'yoshida@example.jp'`,
    );
    expect(rows).toEqual([{ roles: ['auditor'], active: true }]);
  });

  it('keeps what one typed when somebody else was faster', async () => {
    const page = await visit('/people');
    await signIn(page, 'admin');
    await page
      .getByRole('link', { name: /評価者/ })
      .first()
      .click();
    await page.getByLabel('氏名').fill('わたしの入力');
    await app.sql(`UPDATE people SET name = '先に変更', version = version + 1 WHERE email = 'evaluator@example.jp'`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: 'ほかの人が先に変更しました' }).waitFor();
    expect(await page.getByLabel('氏名').inputValue()).toBe('わたしの入力');
    await shot(page, 'person-conflict');
    await page.getByRole('button', { name: '自分の入力を残す' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: 'わたしの入力' }).waitFor();
  });

  it('shows who did what, filtered in the address', async () => {
    const page = await visit('/trail');
    await signIn(page, 'admin');
    await page.getByLabel('操作', { exact: true }).selectOption({ label: '利用者を変更' });
    await page.waitForURL(/action=person\.changed/);
    await page.getByText('𠮷田 髙子').first().waitFor();
    await page.getByText('1か所').first().click();
    await page.getByText('evaluator, auditor').first().waitFor();
    expect(await accessibilityProblemsEverywhere(page)).toEqual([]);
    await shot(page, 'trail');
    await page.reload();
    await page.getByText('𠮷田 髙子').first().waitFor();
    await page.getByRole('button', { name: '条件をすべて外す' }).click();
    await page.getByText('サインイン', { exact: true }).nth(1).waitFor();
    await page.getByLabel('終了日').fill('2020-01-01');
    await page.getByRole('heading', { name: '条件に合う記録がありません' }).waitFor();
  });

  it('reads well in a hand', async () => {
    const page = await visit('/people', 390);
    await signIn(page, 'admin');
    await page.getByRole('link', { name: /決裁/ }).first().waitFor();
    await shot(page, 'people-phone');
    await page.goto(`${app.url}/trail`);
    await page.getByRole('table').waitFor();
    await shot(page, 'trail-phone');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    expect(await accessibilityProblemsEverywhere(page)).toEqual([]);
  });

  it('signs the executive in through SAML', async () => {
    const page = await visit('/sign-in');
    expect(await accessibilityProblemsEverywhere(page)).toEqual([]);
    await shot(page, 'sign-in');
    await page.getByRole('link', { name: 'SSO（SAML）でサインイン' }).click();
    await page.getByRole('button', { name: /Sign In/i }).click();
    await page.getByText('決裁 五郎 (SAML)').waitFor();
    expect(new URL(page.url()).origin).toBe(app.url);
    await page.getByRole('heading', { name: '評価', exact: true }).waitFor();
  });

  it('lets one sign in again over the page, by SSO too', async () => {
    const page = await visit('/people/new');
    await signIn(page, 'admin');
    await page.getByLabel('氏名').fill('残る入力');
    await page.getByLabel('メールアドレス').fill('kept@example.jp');
    await page.getByLabel('パスワード').fill('a long enough one');
    await app.sql('DELETE FROM sessions');
    await page.getByRole('button', { name: '追加する' }).click();
    const dialog = page.getByRole('dialog', { name: 'もう一度サインインしてください' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: '続ける' }).click();
    await dialog.getByText('まだサインインしていません').waitFor();
    await shot(page, 'sign-in-again');
    await dialog.getByLabel('メールアドレス').fill('admin@example.jp');
    await dialog.getByLabel('パスワード').fill('Shinsa-sample-1');
    await dialog.getByRole('button', { name: 'サインイン', exact: true }).click();
    await page.getByRole('link', { name: '残る入力' }).waitFor();
  });

  it('says on the sign-in page what to do when the provider is not set up', async () => {
    const page = await visit('/sign-in?problem=samlSetup');
    await page.getByRole('alert').getByText('npm run idp').waitFor();
  });

  it('asks no other host, the identity provider apart', () => {
    const own = [app.url, new URL(idp.settings.entryPoint).origin, 'null'];
    expect([...requests].filter((origin) => !own.includes(origin))).toEqual([]);
  });
});
