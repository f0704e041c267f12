import type { EntityManager } from 'typeorm';
import { routeOf } from '#domain/approval/approval.js';
import type { DecisionOutcome } from '#domain/standing/decision.js';
import { type ReasonCode, type Sign, STANDING_RULES } from '#domain/standing/rules.js';
import { STANDING_VERSION } from '#domain/standing/standing.js';
import { seedId } from './ids.js';

/** A year of signs, the first day of each month from December 2025 on: what was known by then. */
const HISTORY: Readonly<Record<string, readonly (ReasonCode | null)[]>> = {
  alpha: [
    ...['majorOpen', 'majorOpen', 'majorOpen', 'majorOpen', 'auditSerious', 'auditSerious'],
    ...['auditSerious', 'slaMissed', 'slaMissed', 'slaMissed', 'noticeLate', 'majorOpen'],
  ] as ReasonCode[],
  callcenter: [
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    'criticalFinding',
    'criticalFinding',
    'criticalFinding',
    'improving',
    'majorOverdue',
  ],
  beta: [
    'clausesUnchecked',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    'unaudited',
    'unaudited',
    'criticalFinding',
  ],
  print: ['neverAudited', 'neverAudited', null, null, null, null, null, null, null, null, null, 'majorOpen'],
};
const FIRST_MONTH = 2025 * 12 + 11;

interface SampleDecision {
  readonly contractor: string;
  readonly outcome: DecisionOutcome;
  readonly until: string | null;
  readonly conditions: string;
  readonly reason: string;
  readonly code: ReasonCode;
  readonly askedAt: string;
  /** null: it waits */
  readonly decidedAt: string | null;
  readonly note: string;
}
const DECISIONS: readonly SampleDecision[] = [
  {
    contractor: 'callcenter',
    outcome: 'improve',
    until: '2026-12-25',
    conditions: '大量出力の警告が管理者に届くことを実機で示し、派遣社員全員の秘密保持誓約を取り直すこと。',
    reason:
      '監査で緊急の指摘があり、応急処置は済んだが、是正と有効性の確認が残っている。代わりの委託先は半年以内に見つからない。',
    code: 'criticalFinding',
    askedAt: '2026-09-08T02:00:00Z',
    decidedAt: '2026-09-10T05:30:00Z',
    note: '期限までに示せないときは、切替えを検討する。',
  },
  {
    contractor: 'beta',
    outcome: 'improve',
    until: '2027-01-29',
    conditions: '緊急の指摘の応急処置を完了し、是正計画を12月中に提出すること。',
    reason: '緊急の指摘が未完了で、12か月以上監査していない。来年度の契約更新の前に判断したい。',
    code: 'criticalFinding',
    askedAt: '2026-11-20T06:00:00Z',
    decidedAt: null,
    note: '',
  },
];

/** How the fictitious contractors stood over a year, a decision that holds and one that waits for the executive. */
export async function loadSampleStandings(manager: EntityManager): Promise<void> {
  for (const [contractor, codes] of Object.entries(HISTORY)) {
    for (const [index, code] of codes.entries()) {
      const month = monthAt(FIRST_MONTH + index);
      const snapshot = { id: seedId(`standing/${contractor}/${month}`), contractor, on: `${month}-01`, code };
      await addSnapshot(manager, { ...snapshot, month, decisionId: null });
    }
  }
  for (const decision of DECISIONS) await addDecision(manager, decision);
}

async function addSnapshot(
  manager: EntityManager,
  one: {
    readonly id: string;
    readonly contractor: string;
    readonly on: string;
    readonly month: string | null;
    readonly decisionId: string | null;
    readonly code: ReasonCode | null;
  },
): Promise<void> {
  await manager.query(
    `INSERT INTO standing_snapshots (id, contractor_id, taken_on, month, decision_id, sign, reasons, formula_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      one.id,
      seedId(`contractor/${one.contractor}`),
      one.on,
      one.month,
      one.decisionId,
      signOf(one.code),
      JSON.stringify(reasonsOf(one.code)),
      STANDING_VERSION,
    ],
  );
}

async function addDecision(manager: EntityManager, one: SampleDecision): Promise<void> {
  const id = seedId(`decision/${one.contractor}/${one.askedAt}`);
  const approvalId = seedId(`approval/decision/${one.contractor}/${one.askedAt}`);
  const contractorId = seedId(`contractor/${one.contractor}`);
  const [asks, decides] = [seedId('person/manager'), seedId('person/executive')];
  const open = routeOf('contractorDecision');
  const steps = open.steps.map((step) => ({ ...step, approvedBy: [decides] }));
  const approved = one.decidedAt !== null;
  const decidedBy = approved ? decides : null;
  await manager.query(
    `INSERT INTO approvals (id, kind, state, subject_type, subject_id, details, reason, route, requested_by, requested_at,
       decided_by, decided_at, decision_note, version)
     VALUES ($1, 'contractorDecision', $2, 'contractor', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      approvalId,
      approved ? 'approved' : 'requested',
      contractorId,
      { lastDay: one.until },
      one.reason,
      approved ? { steps, current: 1 } : open,
      asks,
      one.askedAt,
      decidedBy,
      one.decidedAt,
      one.note,
      approved ? 2 : 1,
    ],
  );
  await manager.query(
    `INSERT INTO contractor_decisions (id, contractor_id, outcome, until, conditions, reason, state, sign, reasons, approval_id,
       asked_by, asked_at, decided_by, decided_at, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      contractorId,
      one.outcome,
      one.until,
      one.conditions,
      one.reason,
      approved ? 'approved' : 'asked',
      signOf(one.code),
      JSON.stringify(reasonsOf(one.code)),
      approvalId,
      asks,
      one.askedAt,
      decidedBy,
      one.decidedAt,
      one.note,
    ],
  );
  if (one.decidedAt === null) return;
  const snapshot = {
    id: seedId(`standing/decision/${id}`),
    contractor: one.contractor,
    on: one.decidedAt.slice(0, 10),
  };
  await addSnapshot(manager, { ...snapshot, month: null, decisionId: id, code: one.code });
}

const signOf = (code: ReasonCode | null): Sign => STANDING_RULES.find((rule) => rule.code === code)?.sign ?? 'green';
const reasonsOf = (code: ReasonCode | null): object[] =>
  STANDING_RULES.filter((rule) => rule.code === code).map(({ aspect, sign }) => ({
    ...{ code, aspect, sign, count: 1, on: null, names: [] },
  }));
const monthAt = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
