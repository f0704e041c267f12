// 50 services × 60 criteria in the browser: the main thread's work for a changed weight in the comparison (input event, change
// detection, style, layout, paint) and for a level typed into the grid, without the wait for the display's next frame.
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { addEvaluation, median, report, signIn, startPortal } from './portal.mjs';

const ROUNDS = 40;
const WARM_UP = 10;

const portal = await startPortal();
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args.filter((argument) => !argument.startsWith('--headless') && argument !== '--single-process'),
  headless: true,
});

/** Runs in the page: fires the event of a round and waits until what it changed is painted. */
const change = ([kind, round]) =>
  new Promise((done) => {
    if (kind === 'weight') {
      const slider = document.querySelector('sh-what-if-panel input[type=range]');
      slider.value = String(1 + (round % 30));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      const cell = document.querySelector('[role=gridcell][tabindex="0"]');
      cell.dispatchEvent(
        new KeyboardEvent('keydown', { key: kind === 'level' ? String(round % 5) : kind, bubbles: true }),
      );
    }
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  });

try {
  const id = await addEvaluation(portal.dataSource, 50);
  const context = await browser.newContext({ baseURL: portal.url, viewport: { width: 1280, height: 800 } });
  await context.addCookies(
    (await signIn(portal.url)).split('; ').map((one) => {
      const [name, value] = one.split('=', 2);
      return { name, value, url: portal.url };
    }),
  );
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const work = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const measure = async (kind, before = async () => undefined) => {
    const times = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      await before(round);
      const start = await work();
      await page.evaluate(change, [kind, round]);
      if (round >= WARM_UP) times.push((await work()) - start);
    }
    return median(times);
  };

  await page.goto(`/evaluations/${id}/comparison`);
  await page.locator('sh-level-matrix [role=row]').first().waitFor();
  await page.waitForLoadState('networkidle');
  report('what-if 50 × 60: a changed weight on screen', await measure('weight'), 'ms', 16);

  await page.goto(`/evaluations/${id}/scoring`);
  await page.locator('[data-cell="0-0"]').click();
  await page.waitForLoadState('networkidle');
  report('scoring grid 50 × 60: a level typed, on screen', await measure('level'), 'ms', 30);
  report('scoring grid 50 × 60: to the next cell', await measure('ArrowDown'), 'ms', 30);
} finally {
  await browser.close();
  await portal.stop();
}
