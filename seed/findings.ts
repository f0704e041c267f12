import holidayJp from '@holiday-jp/holiday_jp';
import type { EntityManager } from 'typeorm';
import { routeOf } from '#domain/approval/approval.js';
import type { Calendar } from '#domain/calendar/business-days.js';
import type { Bilingual } from '#domain/checklist/checklist.js';
import { checkBy, deadlinesOf, dueIn } from '#domain/finding/deadlines.js';
import { PROPOSED_TERMS } from '#domain/finding/terms.js';
import { type FindingRecord, type FindingSteps, NO_RECORD } from '#domain/finding/record.js';
import { fold } from '#domain/vendor/folding.js';
import { fictitiousFindings, type SeedApproval, type SeedFinding } from './files.js';
import { seedId } from './ids.js';

export const calendar: Calendar = {
  daysOff: new Map<string, Bilingual>([
    ...Object.values(holidayJp.holidays).map(({ date, name, name_en }) => [date, { ja: name, en: name_en }] as const),
    ...['12-29', '12-30', '12-31', '01-02', '01-03'].map((day) => [day, { ja: '年末年始', en: '年末年始' }] as const),
  ]),
  knownUntil: '2050-12-31',
};
const person = (key: string | undefined): string | null => (key === undefined ? null : seedId(`person/${key}`));

/** Findings of the sample audits and some others: one in every state, among them a recurring, an overdue and a risk-accepted one. */
export async function loadSampleFindings(manager: EntityManager): Promise<void> {
  const people = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE sample');
  const names = new Map(people.map(({ id, name }) => [id, name]));
  for (const finding of fictitiousFindings()) await addFinding(manager, finding, names);
  // so that the next finding does not take a number that is taken
  await manager.query(
    `INSERT INTO number_series (name, last)
     SELECT split_part(number, '-', 1), max(split_part(number, '-', 2)::int) FROM findings GROUP BY 1
     ON CONFLICT (name) DO UPDATE SET last = greatest(number_series.last, EXCLUDED.last)`,
  );
}

function recordOf(finding: SeedFinding, names: ReadonlyMap<string, string>): FindingRecord {
  const { severity, foundOn, steps, impact, extensions = [] } = finding;
  const named = Object.entries(steps).map(([step, written]) => {
    const id = seedId(`person/${written.by}`);
    return [step, { ...written, by: { id, name: names.get(id) ?? '' } }];
  });
  const agreed = Object.entries(finding.due ?? {}).map(([step, on]) => [step, { on, moved: null }]);
  const completed = steps.completion?.doneOn;
  return {
    ...NO_RECORD,
    impact,
    ...(Object.fromEntries(named) as Partial<FindingSteps>),
    due: {
      ...deadlinesOf(severity, foundOn, calendar, PROPOSED_TERMS),
      ...(completed ? { check: checkBy(completed, calendar, PROPOSED_TERMS) } : {}),
      ...(Object.fromEntries(agreed) as FindingRecord['due']),
    },
    extensions: extensions.map(({ to, ...extension }) => ({ ...extension, to: { on: to, moved: null } })),
  };
}

async function addFinding(
  manager: EntityManager,
  finding: SeedFinding,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { key, number, state, severity, title, facts, riskAcceptedUntil = null } = finding;
  const id = seedId(`finding/${key}`);
  const record = recordOf(finding, names);
  await manager.query(
    `INSERT INTO findings (id, number, contractor_id, audit_id, question, clause, severity, state, title, facts, record,
       owner_id, due_on, found_on, risk_accepted_until, escalation, recurrence_of, verified_by, closed_on, folded, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, true)`,
    [
      id,
      number,
      seedId(`contractor/${finding.contractor}`),
      finding.audit === null ? null : seedId(`audit/${finding.audit}`),
      finding.question,
      finding.clause,
      severity,
      state,
      title,
      facts,
      record,
      person(finding.owner),
      dueIn(state, severity, record.due, riskAcceptedUntil),
      finding.foundOn,
      riskAcceptedUntil,
      finding.escalation ?? 0,
      finding.recurrenceOf === undefined ? null : seedId(`finding/${finding.recurrenceOf}`),
      person(finding.verifiedBy),
      finding.closedOn ?? null,
      fold([number, title, facts].join(' ')),
    ],
  );
  for (const [index, approval] of (finding.approvals ?? []).entries())
    await addApproval(manager, seedId(`approval/finding/${key}/${index}`), id, approval);
  for (const { kind, text, saidBy, saidOn, by } of finding.notes ?? []) {
    await manager.query(
      `INSERT INTO finding_notes (finding_id, kind, text, said_by, said_on, entered_by, entered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $5::date + time '06:00')`,
      [id, kind, text, saidBy, saidOn, person(by)],
    );
  }
}

async function addApproval(
  manager: EntityManager,
  id: string,
  findingId: string,
  { kind, state, reason, lastDay, by, at, decidedBy, decidedAt, note = '' }: SeedApproval,
): Promise<void> {
  const decider = person(decidedBy);
  const steps = routeOf(kind).steps.map((step) => ({ ...step, approvedBy: decider === null ? [] : [decider] }));
  await manager.query(
    `INSERT INTO approvals (id, kind, state, subject_type, subject_id, details, reason, route, requested_by, requested_at,
       decided_by, decided_at, decision_note, version)
     VALUES ($1, $2, $3, 'finding', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      kind,
      state,
      findingId,
      { lastDay },
      reason,
      { steps, current: decider === null ? 0 : 1 },
      person(by),
      at,
      decider,
      decidedAt ?? null,
      note,
      decider === null ? 1 : 2,
    ],
  );
}
