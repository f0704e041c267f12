// The proposal of a yearly plan for 10,000 contractors, by the rules alone. Runs on the build (`dist`).
import { DEFAULT_PLAN_SETTINGS, proposePlan } from '../dist/domain/audit/plan.js';
import { weekdayOf } from '../dist/domain/calendar/dates.js';
import { median, report } from './portal.mjs';

const ALL = 10_000;
const ROUNDS = 7;

const auditorIds = Array.from({ length: 12 }, (_, n) => `auditor-${n}`);
const contractors = Array.from({ length: ALL }, (_, n) => ({
  id: `contractor-${String(n).padStart(5, '0')}`,
  tier: ['high', 'medium', 'low'][n % 3],
  lastAuditedOn:
    n % 10 === 0 ? null : `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  lastWorst: ['conform', 'minor', 'major', null][n % 4],
  ownerIds: n % 5 === 0 ? [auditorIds[n % 12]] : [],
}));
const isBusinessDay = (day) => weekdayOf(day) % 6 !== 0;
const times = [];
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  const plan = proposePlan(contractors, 2026, '2026-04-01', { ...DEFAULT_PLAN_SETTINGS, auditorIds }, isBusinessDay);
  times.push(performance.now() - start);
  if (plan.length < 2_000) throw new Error(`${plan.length} audits`);
}
report(`plan: proposal for ${ALL} contractors`, median(times), 'ms', 1000);
