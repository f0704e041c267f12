import { afterEach, describe, expect, it } from 'vitest';
import { RenderPool } from './render.pool.js';
import { reportFixture, SAMPLE_ISSUE } from './report-fixtures.js';

const pool = new RenderPool();
afterEach(() => pool.onModuleDestroy());

const job = (kind: 'xlsx' | 'pdf', services = 2) => ({
  kind,
  input: JSON.stringify(reportFixture({ services })),
  issue: SAMPLE_ISSUE,
});

describe('the worker that makes files', () => {
  it('makes them one after another, and refuses when too many wait', async () => {
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => pool.render(job('xlsx'))));
    const made = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
    expect(made).toHaveLength(9); // one in the making and eight waiting
    expect(new Set(made.map((bytes) => bytes.toString('base64'))).size).toBe(1);
    expect(refused.map(({ code }) => code)).toEqual(['unavailable', 'unavailable', 'unavailable']);
  });

  it('goes on after a file that could not be made', async () => {
    const broken = { ...job('xlsx'), input: '{}' };
    const [first, second] = await Promise.allSettled([pool.render(broken), pool.render(job('pdf'))]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled' });
  });

  it('leaves the event loop alone', async () => {
    const large = job('pdf', 30);
    await pool.render(job('xlsx')); // the worker is up
    // this thread's own work, in microseconds: unlike a delay it does not grow while others use the machine
    const before = process.threadCpuUsage();
    await pool.render(large);
    const { user, system } = process.threadCpuUsage(before);
    expect(user + system).toBeLessThan(50_000);
  });
});
