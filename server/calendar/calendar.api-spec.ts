import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyDays, DaysOff } from '#contract/calendar.js';
import type { TrailPage } from '#contract/trail.js';
import { isBusinessDay } from '#domain/calendar/business-days.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { CalendarReader } from './calendar.reader.js';

let app: TestApp;
let manager: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  manager = await app.as('manager');
});
afterAll(async () => {
  await app.close();
});

const DAYS = '/api/calendar/company-days';
const businessDay = async (date: string) => isBusinessDay(date, await app.app.get(CalendarReader).calendar());

it('begins with the days between the years', async () => {
  const { body } = await manager.get<CompanyDays>(DAYS);
  expect(body.items.map(({ day }) => day)).toEqual(['01-01', '01-02', '01-03', '12-29', '12-30', '12-31']);
  expect(await Promise.all(['2026-12-28', '2026-12-29', '2030-01-03', '2027-01-04'].map(businessDay))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

it('takes many days at once, renames those that are there, gives them up again, and records each', async () => {
  const days = [
    { day: '2026-08-13', name: '夏季休業' },
    { day: '2026-08-14', name: '夏季休業' },
    { day: '12-29', name: '年末休業' },
  ];
  const added = await manager.post<CompanyDays>(DAYS, { days });
  expect(added.status).toBe(200);
  expect(added.body.items).toHaveLength(8);
  expect(added.body.items[0]).toEqual(days[0]);
  expect(await businessDay('2026-08-13')).toBe(false);
  expect((await manager.delete<CompanyDays>(`${DAYS}/2026-08-13`)).body.items).toHaveLength(7);
  expect(await businessDay('2026-08-13')).toBe(true);
  expect((await manager.delete(`${DAYS}/2026-08-13`)).status).toBe(404);
  const { body } = await (await app.as('admin')).get<TrailPage>('/api/trail?action=calendar.changed');
  expect(body.items.map(({ changes }) => changes)).toEqual([
    [{ path: '2026-08-13', before: '夏季休業', after: null }],
    [
      { path: '12-29', before: '年末年始', after: '年末休業' },
      { path: '2026-08-13', before: null, after: '夏季休業' },
      { path: '2026-08-14', before: null, after: '夏季休業' },
    ],
  ]);
});

it('tells the pages the holidays of a while, and until when they are known', async () => {
  const { body } = await manager.get<DaysOff>('/api/calendar/days-off?from=2026-12-23&to=2027-01-02');
  expect(body.items.map(({ date, name }) => `${date} ${name.en}`)).toEqual([
    '2026-12-29 年末休業',
    '2026-12-30 年末年始',
    '2026-12-31 年末年始',
    "2027-01-01 New Year's Day",
    '2027-01-02 年末年始',
  ]);
  expect(body.knownUntil).toBe('2050-12-31');
});

it.each([
  [{ days: [{ day: '2026-02-29', name: 'x' }] }, 'days.0.day'],
  [
    {
      days: [
        { day: '12-29', name: 'x' },
        { day: '13-01', name: 'x' },
      ],
    },
    'days.1.day',
  ],
  [{ days: [{ day: '2026/08/13', name: 'x' }] }, 'days.0.day'],
  [{ days: [{ day: '2026-08-13', name: ' ' }] }, 'days.0.name'],
  [{ days: [] }, 'days'],
])('refuses %j at %s', async (input, path) => {
  const refused = await manager.post(DAYS, input);
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path }] } });
});

it.each(['from=2027-01-01&to=2026-12-31', 'from=2026-01-01&to=2040-01-01'])('refuses the while %s', async (query) => {
  const refused = await manager.get(`/api/calendar/days-off?${query}`);
  expect(refused).toMatchObject({ status: 400, body: { fields: [{ path: 'to' }] } });
});

it('is read by everybody who is signed in, and changed by managers and administrators', async () => {
  const others = await Promise.all([app.as('evaluator'), app.as('auditor'), app.as('executive')]);
  const days = [{ day: '2027-08-13', name: '夏季休業' }];
  for (const one of others) {
    expect((await one.get(DAYS)).status).toBe(200);
    expect((await one.post(DAYS, { days })).status).toBe(403);
    expect((await one.delete(`${DAYS}/12-30`)).status).toBe(403);
  }
  expect((await (await app.as('admin')).post(DAYS, { days })).status).toBe(200);
  expect((await app.anonymous().get(DAYS)).status).toBe(401);
});
