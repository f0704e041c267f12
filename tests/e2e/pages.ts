import { expect } from 'vitest';
import type { Role } from '#domain/access/roles.js';
import type { BrowserApp } from './browser.js';

/** A page: the name of its picture, its address, and what is there once it is. */
export type PageToSee = readonly [name: string, path: string, shown: string];

type Look = readonly [theme: 'light' | 'dark', language: 'ja' | 'en', width: number];
/** Both themes and languages at desktop, tablet and phone width. */
export const LOOKS: readonly Look[] = [
  ['light', 'ja', 1280],
  ['dark', 'en', 820],
  ['light', 'en', 390],
  ['dark', 'ja', 390],
];

/** Each page, opened on a screen of that height, breaks no rule of WCAG 2.2 AA and is never wider than the screen; a picture of each is left. */
export async function seePages(
  browser: BrowserApp,
  role: Role,
  pages: readonly PageToSee[],
  [theme, language, width]: Look,
  height = 800,
): Promise<void> {
  const page = await browser.newPage({ theme, language, width, height });
  await browser.signIn(page, role);
  for (const [name, path, shown] of pages) {
    await page.goto(path);
    await page.locator(shown).first().waitFor();
    await browser.shot(page, `${name}-${theme}-${language}-${width}`);
    expect(await browser.violations(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
  }
  await page.context().close();
}
