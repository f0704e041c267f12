import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { UnitOfWork } from '../unit-of-work.js';
import { installJobs, Jobs } from './jobs.js';

const NAME = 'test.count';
const JOBS_IN = (state: string) => `SELECT 1 FROM jobs.job WHERE name = '${NAME}' AND state = '${state}'`;
const PATIENCE = { timeout: 15_000 };
let first: TestApp;
let second: TestApp;
const runs: string[] = [];
let running: Promise<void> | undefined;

/** An application that runs jobs; its counting job says who ran it. */
const counting = (by: string, databaseUrl?: string): Promise<TestApp> =>
  startTestApp({
    jobs: true,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    prepare: (app) => {
      const run = async () => {
        await running;
        runs.push(by);
      };
      app.get(Jobs).register({ name: NAME, pollSeconds: 0.5, run });
    },
  });
beforeAll(async () => {
  first = await counting('first');
  second = await counting('second', first.databaseUrl);
});
afterAll(async () => {
  await second.close();
  await first.close();
});
const send = () => first.app.get(Jobs).send(NAME);

it('runs what was sent once, whichever process takes it', async () => {
  for (let n = 0; n < 5; n++) await send();
  await expect.poll(async () => (await first.sql(JOBS_IN('completed'))).length, PATIENCE).toBe(5);
  expect(runs).toHaveLength(5);
});

it('is sent with the transaction, or not at all', async () => {
  runs.length = 0;
  const work = first.app.get(UnitOfWork);
  const failed = work.run(async () => {
    await send();
    throw new Error('after the job');
  });
  await expect(failed).rejects.toThrow('after the job');
  await work.run(async () => {
    await send();
    // nobody else sees it before the commit
    expect(await first.sql(JOBS_IN('created'))).toEqual([]);
  });
  await expect.poll(async () => (await first.sql(JOBS_IN('completed'))).length, PATIENCE).toBe(6);
  expect(runs).toHaveLength(1);
});

it('keeps the schedules of the features in the business zone', async () => {
  const schedules = await first.sql<{ name: string; timezone: string }>('SELECT name, timezone FROM jobs.schedule');
  // whatever features there are: two of them for certain
  expect(schedules.map(({ name }) => name)).toEqual(expect.arrayContaining(['mails.deliver', 'reminders.give']));
  expect(new Set(schedules.map(({ timezone }) => timezone))).toEqual(new Set(['Asia/Tokyo']));
});

it('lets what runs finish before it stops, with its tables made by their owner beforehand', async () => {
  const owned = await startTestApp();
  await installJobs(owned.databaseUrl);
  const third = await counting('third', owned.databaseUrl);
  let finish: () => void = () => undefined;
  running = new Promise((done) => (finish = done));
  await third.app.get(Jobs).send(NAME);
  await expect.poll(async () => (await owned.sql(JOBS_IN('active'))).length, PATIENCE).toBe(1);
  const closed = third.close();
  finish();
  running = undefined;
  await closed;
  expect(runs).toContain('third');
  expect(await owned.sql(JOBS_IN('completed'))).toHaveLength(1);
  await owned.close();
});
