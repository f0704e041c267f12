import type { EntityManager } from 'typeorm';
import { routeOf } from '#domain/approval/approval.js';
import { addDays, lastDayOf, type Month } from '#domain/calendar/dates.js';
import { type MonthResult, monthResults, SLA_FORMULA_VERSION } from '#domain/sla/months.js';
import { monthsBetween } from '#domain/sla/zone.js';
import { fold } from '#domain/vendor/folding.js';
import { fictitiousSlas, type SeedSla } from './files.js';
import { calendar } from './findings.js';
import { seedId } from './ids.js';

const NOW = '2026-11-24T00:00:00Z';
const RUNNING = '2026-11';
/** Times of the files are those of a clock in Tokyo. */
const at = (local: string): Date => new Date(`${local}:00+09:00`);
const atOrNull = (local: string | null): Date | null => (local === null ? null : at(local));
const person = (key: string): string => seedId(`person/${key}`);

/**
 * SLAs of some contractors. That of the first one is a year: two outages that overlap, one within announced maintenance, one that
 * was excluded with approval, and a month that was missed, with its credit.
 */
export async function loadSampleSlas(manager: EntityManager): Promise<void> {
  for (const sla of fictitiousSlas()) await addSla(manager, sla);
}

async function addSla(manager: EntityManager, sla: SeedSla): Promise<void> {
  const { key, title, service, from, terms } = sla;
  const id = seedId(`sla/${key}`);
  await manager.query(
    `INSERT INTO slas (id, contractor_id, title, service, owner_id, note, sort_key, folded, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true)`,
    [
      id,
      seedId(`contractor/${sla.contractor}`),
      title,
      service,
      person(sla.owner),
      sla.note,
      fold(title),
      fold(`${title} ${service}`),
    ],
  );
  await manager.query('INSERT INTO sla_terms (sla_id, month, terms) VALUES ($1, $2, $3)', [id, from, terms]);
  if (sla.excluded) await addApproval(manager, id, sla);
  await addOutages(manager, id, sla);
  for (const result of resultsOf(sla)) await addMonth(manager, id, sla, result);
  for (const [month, values] of Object.entries(sla.measurements)) {
    for (const [target, value] of Object.entries(values)) {
      await manager.query(
        `INSERT INTO sla_measurements (sla_id, month, key, value, source) VALUES ($1, $2, $3, $4, 'hand')`,
        [id, month, target, value],
      );
    }
  }
}

async function addOutages(
  manager: EntityManager,
  id: string,
  { key, outages, excluded, maintenance }: SeedSla,
): Promise<void> {
  for (const [index, [start, end, cause, note, notified]] of outages.entries()) {
    const approved = excluded?.start === start ? excluded : null;
    await manager.query(
      `INSERT INTO outages (id, sla_id, starts_at, ends_at, cause, note, source, notified_at, exclusion, ground, argument,
         approval_id) VALUES ($1, $2, $3, $4, $5, $6, 'hand', $7, $8, $9, $10, $11)`,
      [
        seedId(`outage/${key}/${index}`),
        id,
        at(start),
        at(end),
        cause,
        note,
        atOrNull(notified),
        approved ? 'approved' : 'none',
        approved?.ground ?? null,
        approved?.argument ?? '',
        approved ? seedId(`approval/sla/${key}`) : null,
      ],
    );
  }
  for (const [index, [start, end, announced, note]] of maintenance.entries()) {
    await manager.query(
      `INSERT INTO sla_maintenance (id, sla_id, starts_at, ends_at, announced_at, note) VALUES ($1, $2, $3, $4, $5, $6)`,
      [seedId(`maintenance/${key}/${index}`), id, at(start), at(end), at(announced), note],
    );
  }
}

/** What somebody else has agreed to leave out. */
async function addApproval(manager: EntityManager, id: string, { key, excluded }: SeedSla): Promise<void> {
  const decider = person('executive');
  const steps = routeOf('outageExclusion').steps.map((step) => ({ ...step, approvedBy: [decider] }));
  await manager.query(
    `INSERT INTO approvals (id, kind, state, subject_type, subject_id, details, reason, route, requested_by, requested_at,
       decided_by, decided_at, decision_note, version)
     VALUES ($1, 'outageExclusion', 'approved', 'sla', $2, '{"lastDay": null}', $3, $4, $5, $6, $7, $8, '', 2)`,
    [
      seedId(`approval/sla/${key}`),
      id,
      excluded?.argument,
      { steps, current: 1 },
      person('manager'),
      excluded?.requestedAt,
      decider,
      excluded?.decidedAt,
    ],
  );
}

function resultsOf({ from, terms, outages, excluded, maintenance }: SeedSla): MonthResult[] {
  const record = {
    versions: [{ from, terms }],
    outages: outages.map(([start, end]) => ({
      start: at(start).getTime(),
      end: at(end).getTime(),
      excluded: excluded?.start === start,
    })),
    windows: maintenance.map(([start, end, announced]) => ({
      start: at(start).getTime(),
      end: at(end).getTime(),
      announced: at(announced).getTime(),
    })),
  };
  return monthResults(monthsBetween(from, RUNNING), record, Date.parse(NOW), calendar);
}

async function addMonth(manager: EntityManager, id: string, sla: SeedSla, result: MonthResult): Promise<void> {
  const { month, met, credit } = result;
  const closed = month <= sla.closedUntil;
  const closedOn = closed ? dayAfter(month, 4) : null;
  await manager.query(
    `INSERT INTO sla_months (sla_id, month, closed, met, result, terms, formula_version, computed_at, closed_at, closed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      month,
      closed,
      met,
      result,
      sla.terms,
      SLA_FORMULA_VERSION,
      NOW,
      closedOn === null ? null : `${closedOn}T01:00:00Z`,
      closed ? person('manager') : null,
    ],
  );
  if (!closed) return;
  if (!sla.unreviewed.includes(month)) {
    const { conclusion, note, actions } = sla.reviews[month] ?? {
      conclusion: 'satisfied',
      note: '目標を達成。停止の記録と報告に食い違いはない。',
      actions: [],
    };
    await manager.query(
      `INSERT INTO sla_reviews (sla_id, month, conclusion, note, actions, reviewed_by, reviewed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, month, conclusion, note, JSON.stringify(actions), person('manager'), dayAfter(month, 9)],
    );
  }
  if (credit) {
    const { state = 'due', claimedOn = null, note = '' } = sla.credits[month] ?? {};
    await manager.query(
      `INSERT INTO sla_credits (sla_id, month, state, percent, yen, claim_by, claimed_on, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, month, state, credit.percent, credit.yen, credit.claimBy, claimedOn, note],
    );
  }
}

const dayAfter = (month: Month, days: number): string => addDays(lastDayOf(month), days);
