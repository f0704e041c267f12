import { expect, it } from 'vitest';
import type { Calendar } from '../calendar/business-days.js';
import { reminderStage } from './reminders.js';

const calendar: Calendar = {
  daysOff: new Map(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].map((day) => [day, { ja: '休', en: 'off' }])),
  knownUntil: '2050-12-31',
};

/** 31 December 2026 is a Thursday on which the company is closed. */
it.each([
  ['2026-12-31', '2026-10-01', null],
  ['2026-12-31', '2026-10-02', '90days'],
  ['2026-12-31', '2026-10-29', '90days'],
  // 1 November is a Sunday: said on the Friday before
  ['2026-12-31', '2026-10-30', '60days'],
  ['2026-12-31', '2026-12-01', '30days'],
  ['2026-12-31', '2026-12-23', '30days'],
  ['2026-12-31', '2026-12-24', '3businessDays'],
  ['2026-12-31', '2026-12-28', '1businessDay'],
  ['2026-12-31', '2026-12-31', '1businessDay'],
  ['2026-12-31', '2027-01-04', null],
  ['2026-11-30', '2026-11-20', '30days'],
  ['2026-11-30', '2026-11-23', '7days'],
  ['2026-11-30', '2026-11-25', '3businessDays'],
])('to be decided by %s, on %s: %s', (by, today, stage) => {
  expect(reminderStage(by, today, calendar)).toBe(stage);
});
