import type { EntityManager } from 'typeorm';
import { DEFAULT_PLAN_SETTINGS, questionsFor, type Tier } from '#domain/audit/plan.js';
import type { Rating } from '#domain/audit/states.js';
import { countRatings } from '#domain/audit/summary.js';
import { routeOf } from '#domain/approval/approval.js';
import { auditProgramme1, fictitiousAudits, type SeedAudit } from './files.js';
import { AUDIT_PROGRAMME_1, seedId } from './ids.js';

/**
 * One audit cycle of the fictitious contractors: last year's audit, this year's plan, and an audit in every state. Ids are
 * `audit/<fiscal year>/<contractor>`.
 */
export async function loadSampleAudits(manager: EntityManager): Promise<void> {
  const { plan, audits } = fictitiousAudits();
  const planId = seedId(`audit-plan/${plan.fiscalYear}`);
  const approvalId = seedId(`approval/audit-plan/${plan.fiscalYear}`);
  const executive = seedId('person/executive');
  const route = { steps: routeOf('auditPlan').steps.map((step) => ({ ...step, approvedBy: [executive] })), current: 1 };
  await manager.query(
    `INSERT INTO approvals (id, kind, state, subject_type, subject_id, details, reason, route, requested_by, requested_at,
       decided_by, decided_at, decision_note, version)
     VALUES ($1, 'auditPlan', 'approved', 'auditPlan', $2, '{"lastDay": null}', $3, $4, $5, '2026-04-03T01:00:00Z',
       $6, '2026-04-06T05:00:00Z', '', 2)`,
    [approvalId, planId, plan.note, route, seedId('person/auditor'), executive],
  );
  const settings = { ...DEFAULT_PLAN_SETTINGS, auditorIds: [seedId('person/auditor'), seedId('person/auditor2')] };
  await manager.query(
    `INSERT INTO audit_plans (id, fiscal_year, programme_id, state, note, settings, approval_id, sample)
     VALUES ($1, $2, $3, 'approved', $4, $5, $6, true)`,
    [planId, plan.fiscalYear, AUDIT_PROGRAMME_1, plan.note, settings, approvalId],
  );
  for (const audit of audits) await addAudit(manager, audit, audit.fiscalYear === plan.fiscalYear ? planId : null);
  // so that the next audit does not take a number that is taken
  await manager.query(
    `INSERT INTO number_series (name, last)
     SELECT split_part(number, '-', 1), max(split_part(number, '-', 2)::int) FROM audits GROUP BY 1
     ON CONFLICT (name) DO UPDATE SET last = greatest(number_series.last, EXCLUDED.last)`,
  );
}

async function addAudit(manager: EntityManager, audit: SeedAudit, planId: string | null): Promise<void> {
  const id = seedId(`audit/${audit.key}`);
  const contractorId = seedId(`contractor/${audit.contractor}`);
  const [row] = await manager.query<{ tier: Tier }[]>('SELECT tier FROM contractors WHERE id = $1', [contractorId]);
  const questions = questionsFor(auditProgramme1(), row?.tier ?? 'high');
  const { opening, closing, conclusion, postponements = [] } = audit;
  const answers = answersOf(audit, questions);
  await manager.query(
    `INSERT INTO audits (id, number, plan_id, programme_id, contractor_id, fiscal_year, state, mode, mode_reason, questions,
       planned_on, planned_days, announced_on, answers_due_on, fieldwork_on, reported_on, closed_on, record, rated, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, true)`,
    [
      id,
      audit.number,
      planId,
      AUDIT_PROGRAMME_1,
      contractorId,
      audit.fiscalYear,
      audit.state,
      audit.mode,
      audit.modeReason,
      questions,
      audit.plannedOn,
      audit.days,
      audit.announcedOn,
      audit.answersDueOn,
      audit.fieldworkOn,
      audit.reportedOn,
      audit.closedOn,
      { opening, closing, conclusion, postponements },
      countRatings(answers.map(({ rating }) => rating)),
    ],
  );
  for (const [position, key] of audit.auditors.entries()) {
    await manager.query(`INSERT INTO audit_auditors (audit_id, person_id, position) VALUES ($1, $2, $3)`, [
      id,
      seedId(`person/${key}`),
      position,
    ]);
  }
  for (const { question, rating, content } of answers) {
    await manager.query(
      `INSERT INTO audit_answers (audit_id, question, rating, content, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        question,
        rating,
        content,
        `${audit.fieldworkOn ?? audit.plannedOn}T03:00:00Z`,
        seedId(`person/${audit.auditors[0] ?? ''}`),
      ],
    );
  }
}

/** What is not said otherwise conforms, up to the question that the audit has come to. */
function answersOf(
  { ratings, until }: SeedAudit,
  questions: readonly string[],
): { question: string; rating: Rating; content: object }[] {
  return questions
    .filter((question) => until === undefined || question <= until)
    .map((question) => {
      const [rating, facts, naReason] = ratings[question] ?? ['conform', ''];
      const content = {
        facts,
        evidenceSeen: rating === 'unverified' || rating === 'na' ? '' : '求めた証跡の現物',
        sampling: null,
        answeredBy: 'contractor',
        answerer: '先方 情報システム部',
        sourceUrl: null,
        sourceSeenOn: null,
        naReason: naReason ?? '',
      };
      return { question, rating: rating as Rating, content };
    });
}
