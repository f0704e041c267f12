// The sheet of 42 questions on a throttled phone, until the first rating can be given: with the portal's files in the browser's
// cache, as in the field on any day but the first, and with an empty one. Runs on the build.
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { seedId } from '../dist/seed/ids.js';
import { median, report, signIn, startPortal } from './portal.mjs';

const ROUNDS = 7;
const COLD_ROUNDS = 3;

/** A page on a phone with a slow processor and a slow line. */
async function phonePage(browser, url, cookie) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 390, height: 844 } });
  await context.addCookies(
    cookie.split('; ').map((one) => {
      const [name, value] = one.split('=', 2);
      return { name, value, url };
    }),
  );
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  // what Chrome calls Fast 3G: 1.6 Mbit/s down, 0.75 up, 150 ms there and back
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6e6 / 8) * 0.9,
    uploadThroughput: (0.75e6 / 8) * 0.9,
  });
  return page;
}

/** Seconds from the address to the moment at which the first rating can be given, by the phone's own clock. */
async function firstUsable(page, path) {
  await page.goto(path, { waitUntil: 'commit' });
  const ms = await page.evaluate(
    () =>
      new Promise((done) => {
        const look = () => {
          if (document.querySelector('.rate button:enabled') === null) return false;
          observer.disconnect();
          done(performance.now());
          return true;
        };
        const observer = new MutationObserver(look);
        if (!look()) observer.observe(document, { subtree: true, childList: true, attributes: true });
      }),
  );
  await page.waitForLoadState('networkidle');
  return ms / 1000;
}

const portal = await startPortal();
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args.filter((argument) => !argument.startsWith('--headless') && argument !== '--single-process'),
  headless: true,
});
try {
  const cookie = await signIn(portal.url, 'auditor');
  const path = `/audits/${seedId('audit/2026/alpha')}/fieldwork`;
  const cold = [];
  for (let round = 0; round < COLD_ROUNDS; round++) {
    const page = await phonePage(browser, portal.url, cookie);
    cold.push(await firstUsable(page, path));
    await page.context().close();
  }
  const page = await phonePage(browser, portal.url, cookie);
  await firstUsable(page, path);
  const warm = [];
  for (let round = 0; round < ROUNDS; round++) warm.push(await firstUsable(page, path));
  report('audits: sheet of 42 questions first usable on a throttled phone', median(warm), 's', 1);
  report('audits: the same with nothing in the cache', median(cold), 's', 5);
} finally {
  await browser.close();
  await portal.stop();
}
