import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserApp, foreign, startBrowserApp } from './browser.js';

let browser: BrowserApp;
let page: Page;
let address: string;
beforeAll(async () => {
  browser = await startBrowserApp();
  page = await browser.newPage();
  await browser.signIn(page, 'manager');
  await page.goto('/catalogue/vendors');
  address = (await page.locator('tbody td.head > a').first().getAttribute('href')) ?? '';
  await page.goto(address);
  await page.getByText('添付ファイルはまだありません。').waitFor();
});
afterAll(async () => {
  await browser.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const picker = () => page.locator('input[type=file][multiple]');
const photo = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#4976b0' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 22/1' } })
    .jpeg()
    .toBuffer();
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

describe('files on the page of a vendor', () => {
  it('lose the location of a photo, say so, and are previewed and downloaded as kept', async () => {
    await picker().setInputFiles({ name: 'サーバー室.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.getByText('写真に含まれていた位置情報は取り除きました').waitFor();
    await page.getByText('位置情報を除きました', { exact: true }).waitFor();
    await button('サーバー室.jpg をプレビュー').click();
    const dialog = page.getByRole('dialog', { name: 'サーバー室.jpg' });
    const shown = dialog.getByRole('img');
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1200);
    expect(await browser.violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '閉じる' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), button('サーバー室.jpg をダウンロード').click()]);
    expect(file.suggestedFilename()).toBe('サーバー室.jpg');
    const bytes = readFileSync(await file.path());
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    const [row] = await browser.app.sql<{ sha256: string }>('SELECT sha256 FROM file_versions');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row?.sha256);
  });

  it('are refused by what they really are', async () => {
    const buffer = Buffer.from('MZ'.padEnd(300, '\0'));
    await picker().setInputFiles({ name: '請求書.pdf', mimeType: 'application/pdf', buffer });
    await page.getByText('請求書.pdf: 実行ファイルのため、添付できません。').waitFor();
    await page.locator('.uploads').getByRole('button', { name: '閉じる' }).click();
  });

  it('are sent again when the connection is back', async () => {
    await page.route('**/api/files?*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await picker().setInputFiles({ name: '報告.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.getByText('接続が切れました').waitFor();
    await page.unroute('**/api/files?*');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await button('報告.pdf をプレビュー').waitFor();
  });

  it('chosen without a connection outlive a reload, are shown while they wait, and arrive once', async () => {
    await page.context().setOffline(true);
    await picker().setInputFiles({ name: '夜間.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.getByText('夜間.jpg: 接続が切れました。この端末に保存してあり、つながると自動で送ります。').waitFor();
    // the line is back for the page, and not yet for what it sends
    await page.route('**/api/files?*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('夜間.jpg: 接続が切れました').waitFor();
    await page.unroute('**/api/files?*');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await button('夜間.jpg をプレビュー').waitFor();
    await page.reload();
    await button('夜間.jpg をプレビュー').waitFor();
    expect(await page.locator('.uploads li').count()).toBe(0);
    expect(await browser.app.sql(`SELECT 1 FROM file_versions WHERE name = '夜間.jpg'`)).toHaveLength(1);
  });

  it('are replaced, and the older version stays at hand', async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('報告.pdf を差し替え').click()]);
    await chooser.setFiles({ name: '報告 改.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.getByText('第2版', { exact: true }).waitFor();
    await page.getByText('以前の版（1）').click();
    const [file] = await Promise.all([page.waitForEvent('download'), button('第1版 報告.pdf').click()]);
    expect(readFileSync(await file.path()).equals(pdf)).toBe(true);
  });

  it('are removed, and come back on undo', async () => {
    await button('サーバー室.jpg を削除').click();
    await button('サーバー室.jpg をプレビュー').waitFor({ state: 'detached' });
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '元に戻す' }).click();
    await button('サーバー室.jpg をプレビュー').waitFor();
  });

  it('are read, not changed, by an executive', async () => {
    const other = await browser.newPage();
    await browser.signIn(other, 'executive');
    await other.goto(address);
    await other.getByRole('button', { name: 'サーバー室.jpg をダウンロード' }).waitFor();
    expect(await other.getByRole('button', { name: /削除|差し替え|ファイルを選ぶ/ }).count()).toBe(0);
  });

  it.each([
    ['light', 'ja', 1280],
    ['dark', 'en', 820],
    ['light', 'en', 390],
    ['dark', 'ja', 390],
  ] as const)('are accessible in %s, %s, %i wide, and never wider than the screen', async (theme, language, width) => {
    const own = await browser.newPage({ theme, language, width });
    await browser.signIn(own, 'manager');
    await own.goto(address);
    await own.locator('.files li img').first().waitFor();
    await own.context().setOffline(true);
    await own.locator('input[type=file][multiple]').setInputFiles({ name: 'waits.pdf', mimeType: '', buffer: pdf });
    await own.locator('.uploads button').nth(1).waitFor();
    await browser.shot(own, `files-${theme}-${language}-${width}`);
    expect(await browser.violations(own)).toEqual([]);
    expect(await own.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it('ask no other host for anything and report no error but the refusals above', () => {
    expect(foreign(browser.requests, browser.url)).toEqual([]);
    expect(
      browser.consoleErrors.filter((text) => !/status of 415|ERR_FAILED|ERR_INTERNET_DISCONNECTED/.test(text)),
    ).toEqual([]);
  });
});
