import type { EntityManager } from 'typeorm';
import { defaultSettings } from '#domain/checklist/weights.js';
import { routeOf } from '#domain/approval/approval.js';
import type { Settings } from '#domain/evaluation/model.js';
import { fold } from '#domain/vendor/folding.js';
import { checklist1, fictitiousAnswers, fictitiousCatalogue, realCatalogue } from './files.js';
import { CHECKLIST_1, FICTITIOUS_EVALUATION, REAL_EVALUATION, seedId } from './ids.js';

const MANAGER = seedId('person/manager');
const EVALUATOR = seedId('person/evaluator');
const EXECUTIVE = seedId('person/executive');

interface SeedEvaluation {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly settings: Settings;
  readonly fictitious: boolean;
  readonly serviceKeys: readonly string[];
}

/** The eleven services of the article, hardly anything known about them; and six fictitious ones with everything to try. */
export async function loadSampleEvaluations(manager: EntityManager): Promise<void> {
  const settings = defaultSettings(checklist1());
  await addEvaluation(manager, {
    id: REAL_EVALUATION,
    title: 'メール配信サービス11製品の比較',
    question: '当社のメール配信を任せるサービスを、公開されている情報からどこまで絞り込めるか。',
    settings: { ...settings, volume: { mailsPerMonth: 50_000, addresses: null } },
    fictitious: false,
    serviceKeys: realCatalogue().services.map(({ key }) => key),
  });
  // the one statement that says word for word what a level asks: telephone on working days
  await addAnswer(
    manager,
    REAL_EVALUATION,
    seedId('service/will-mail'),
    'V6-12',
    { kind: 'known', level: 2 },
    'declared',
    {
      link: 'https://willcloud.jp/faq/',
      note: 'サポートはメール・電話、営業日10:30-18:00(事業者のFAQ)。緊急窓口と一次回答の期限は記載なし',
      date: '2026-11-24',
      by: '事業者の公開ページ',
    },
  );

  await addEvaluation(manager, {
    id: FICTITIOUS_EVALUATION,
    title: 'メール配信基盤の選定(架空の6サービス)',
    question: '月5万通のメール配信を、来年度からどのサービスに任せるか。',
    settings: { ...settings, volume: { mailsPerMonth: 50_000, addresses: 8000 }, hourlyRateYen: 3500 },
    fictitious: true,
    serviceKeys: fictitiousCatalogue().services.map(({ key }) => key),
  });
  await addFictitiousAnswers(manager);
}

async function addEvaluation(manager: EntityManager, evaluation: SeedEvaluation): Promise<void> {
  const { id, title, question, settings, fictitious, serviceKeys } = evaluation;
  await manager.query(
    `INSERT INTO evaluations (id, title, folded, question, state, checklist_id, settings, fictitious, sample, created_by)
     VALUES ($1, $2, $3, $4, 'scoring', $5, $6, $7, true, $8)`,
    [id, title, fold(title), question, CHECKLIST_1, settings, fictitious, MANAGER],
  );
  await manager.query(`INSERT INTO evaluation_evaluators (evaluation_id, person_id) VALUES ($1, $2)`, [id, EVALUATOR]);
  for (const [position, key] of serviceKeys.entries()) {
    const purchases = fictitious && key === 'b' ? [{ criterion: 'V3-02', offerId: 'business' }] : [];
    await manager.query(
      `INSERT INTO candidates (evaluation_id, service_id, position, purchases) VALUES ($1, $2, $3, $4)`,
      [id, seedId(`service/${key}`), position, JSON.stringify(purchases)],
    );
  }
}

async function addAnswer(
  manager: EntityManager,
  evaluationId: string,
  serviceId: string,
  criterion: string,
  value: object,
  grade: string | null,
  evidence: object | null,
  approvalId: string | null = null,
): Promise<void> {
  await manager.query(
    `INSERT INTO answers (evaluation_id, service_id, criterion, value, grade, evidence, approval_id, updated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [evaluationId, serviceId, criterion, value, grade, evidence, approvalId, EVALUATOR],
  );
}

async function addApproval(
  manager: EntityManager,
  approval: { id: string; kind: string; serviceId: string; criterion: string; lastDay: string | null; reason: string },
): Promise<void> {
  const { id, kind, serviceId, criterion, lastDay, reason } = approval;
  const route = { steps: routeOf('waiver').steps.map((step) => ({ ...step, approvedBy: [EXECUTIVE] })), current: 1 };
  await manager.query(
    `INSERT INTO approvals (id, kind, state, subject_type, subject_id, details, reason, route, requested_by, requested_at,
       decided_by, decided_at, decision_note, version)
     VALUES ($1, $2, 'approved', 'evaluation', $3, $4, $5, $6, $7, '2026-11-20T02:00:00Z', $8, '2026-11-21T05:30:00Z', $9, 2)`,
    [
      id,
      kind,
      FICTITIOUS_EVALUATION,
      { serviceId, criterion, lastDay },
      reason,
      route,
      MANAGER,
      EXECUTIVE,
      '期限までに代替策の実施状況を確認すること',
    ],
  );
}

const GRADES = ['documented', 'declared', 'documented', 'demonstrated'] as const;

async function addFictitiousAnswers(manager: EntityManager): Promise<void> {
  const { rows, options, notApplicable } = fictitiousAnswers();
  const codes = checklist1().criteria.map(({ code }) => code);
  for (const [key, strings] of Object.entries(rows)) {
    const serviceId = seedId(`service/${key}`);
    for (const [index, sign] of Array.from(strings.join('')).entries()) {
      const code = codes[index] ?? '';
      const cell = `${key}/${code}`;
      if (sign === '?') continue;
      if (sign === 'n') {
        const reason = notApplicable[cell] ?? '';
        const id = seedId(`approval/${cell}`);
        await addApproval(manager, { id, kind: 'notApplicable', serviceId, criterion: code, lastDay: null, reason });
        const value = { kind: 'notApplicable', reason };
        await addAnswer(manager, FICTITIOUS_EVALUATION, serviceId, code, value, null, null, id);
        continue;
      }
      const value = sign === 'o' ? { kind: 'optional', ...options[cell] } : { kind: 'known', level: Number(sign) };
      const evidence = { link: null, note: `架空の資料 ${code}`, date: '2026-11-10', by: 'サンプル' };
      const grade = GRADES[(index + key.charCodeAt(0)) % GRADES.length] ?? null;
      await addAnswer(manager, FICTITIOUS_EVALUATION, serviceId, code, value, grade, evidence);
    }
  }
  await addApproval(manager, {
    id: seedId('approval/waiver'),
    kind: 'waiver',
    serviceId: seedId('service/e'),
    criterion: 'V4-01',
    lastDay: '2027-03-31',
    reason: '添付は社内のゲートウェイで全件検査しており、年度内に事業者側の検査へ切り替える予定のため',
  });
}
