import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import type { Role } from '#domain/access/roles.js';
import { SAMPLE_ACCOUNTS } from '../../seed/load.js';
import { SAMPLE_TEMPLATE } from '../../server/testing/cluster.js';
import type { SamlSettings } from '../../server/platform/config.js';
import { startTestApp, type TestApp } from '../../server/testing/test-app.js';

export interface PageOptions {
  readonly language?: 'ja' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export interface BrowserApp {
  readonly url: string;
  readonly app: TestApp;
  /** every address that any page asked for, and what pages said to their console as an error */
  readonly requests: readonly string[];
  readonly consoleErrors: readonly string[];
  /** a page with cookies and a store of its own */
  newPage(options?: PageOptions): Promise<Page>;
  /** signs the page in as the first sample account of the role, or as the one with this address; needs the sample data */
  signIn(page: Page, who: Role | `${string}@${string}`): Promise<void>;
  /** rules of WCAG 2.2 AA that the page breaks, each with the elements */
  violations(page: Page): Promise<string[]>;
  /** a picture in dist/shots/, once the fonts are there */
  shot(page: Page, name: string, options?: { readonly fullPage?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** How the browser that npm installed is started; also used by the benchmark in the browser. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !argument.startsWith('--headless') && argument !== '--single-process'),
    headless: true,
    // without a UTF-8 locale the browser has no name for a Japanese download
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}

async function signInAs(context: BrowserContext, url: string, email: string, password: string): Promise<void> {
  await context.request.get(`${url}/api/session`);
  const token = (await context.cookies(url)).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await context.request.post(`${url}/api/session`, {
    data: { email, password },
    headers: { 'x-xsrf-token': decodeURIComponent(token) },
  });
  if (!answer.ok()) throw new Error(`sign-in as ${email}: ${answer.status()} ${await answer.text()}`);
}

/** The built client and the application on a database of its own with the sample data, and a browser. */
export async function startBrowserApp(
  options: { readonly sample?: boolean; readonly saml?: SamlSettings; readonly now?: Date } = {},
): Promise<BrowserApp> {
  const { sample = true, saml = null, now } = options;
  const app = await startTestApp({
    ...(sample ? { template: SAMPLE_TEMPLATE } : {}),
    sampleData: sample,
    client: true,
    saml,
    ...(now ? { now } : {}),
  });
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const requests: string[] = [];
  const consoleErrors: string[] = [];
  return {
    url: app.url,
    app,
    requests,
    consoleErrors,
    async newPage({ language = 'ja', theme = 'light', width = 1280, height = 800 } = {}) {
      const context = await browser.newContext({
        baseURL: app.url,
        locale: language === 'ja' ? 'ja-JP' : 'en-GB',
        timezoneId: 'Asia/Tokyo',
        viewport: { width, height },
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      // only at first: what the page itself stores later must stay
      await context.addInitScript(
        (wanted) => {
          if (location.protocol === 'chrome-error:') return; // without a connection there is no page, and no store
          for (const [name, value] of Object.entries(wanted)) {
            if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
          }
        },
        { 'shinsa.language': language, 'shinsa.theme': theme },
      );
      const page = await context.newPage();
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        if (message.type() === 'error') consoleErrors.push(message.text());
      });
      page.on('pageerror', (error) => consoleErrors.push(error.message));
      return page;
    },
    async signIn(page, who) {
      const account = SAMPLE_ACCOUNTS.find(({ email, roles }) => email === who || roles.some((role) => role === who));
      if (!account) throw new Error(`no sample account is ${who}`);
      await signInAs(page.context(), app.url, account.email, account.password);
    },
    async violations(page) {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target.join(' ')} ${html}`).join('\n')}`,
      );
    },
    async shot(page, name, { fullPage = true } = {}) {
      mkdirSync('dist/shots', { recursive: true });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: `dist/shots/${name}.png`, fullPage });
    },
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

/** Addresses that are not the application's own. */
export function foreign(requests: readonly string[], url: string): string[] {
  return requests.filter((one) => !one.startsWith(`${url}/`) && !/^(data|blob):/.test(one));
}
