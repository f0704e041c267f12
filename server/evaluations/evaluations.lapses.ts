import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { BusinessDate } from '#domain/calendar/dates.js';
import type { Criterion } from '#domain/checklist/checklist.js';
import { certificateTitle } from '#domain/certificate/schemes.js';
import { FINAL_EVALUATION_STATES } from '#domain/evaluation/lifecycle.js';
import { PeopleReader } from '../identity/people.reader.js';
import { MailWriter } from '../notifications/mails.writer.js';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { EvaluationsReader } from './evaluations.reader.js';
import { type Lapse, lapseLetter } from './lapse-letter.js';

const PORTAL = { id: null, name: 'Shinsa', sessionId: null, address: null };

/** Every day: who owns an evaluation hears, once, of answers whose grade fell because their certificate lapsed. */
@Injectable()
export class EvaluationsLapses implements Job, OnModuleInit {
  readonly name = 'evaluations.lapses';
  /** each further hour makes up for a portal that was not running then */
  readonly cron = '40 6-17 * * *';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: EvaluationsReader,
    private readonly people: PeopleReader,
    private readonly mails: MailWriter,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const lapses = await this.untold(this.clock.today());
    if (lapses.length === 0) return;
    const active = await this.people.active();
    const managers = active.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id);
    for (const lapse of lapses) {
      const { ownerId } = lapse;
      const owner = active.find(({ id }) => id === ownerId);
      await this.tell(lapse, owner ? [owner.id] : managers);
    }
  }

  /** Each in a transaction of its own: one that cannot be told keeps no other from being told. */
  private async tell(lapse: Lapse, personIds: readonly string[]): Promise<void> {
    const { evaluationId: id, title, certificateId, lastDay, answers } = lapse;
    try {
      const { criteria } = await this.reader.checklist(lapse.checklistId);
      const known = new Map<string, Criterion>(criteria.map((one) => [one.code, one]));
      await this.unitOfWork.run(async () => {
        if (!(await this.begin(lapse))) return;
        await this.trail.append(PORTAL, {
          action: 'answer.lapsed',
          subject: { type: 'evaluation', id, title },
          after: {
            certificate: certificateTitle(lapse, 'ja'),
            lastDay,
            answers: answers.map(({ service, criterion }) => `${service} ${criterion}`),
          },
        });
        await this.mails.write(
          personIds.map((personId) => ({
            kind: 'certificateLapse',
            personId,
            key: `certificateLapse/${id}/${certificateId}/${lastDay}/${personId}`,
            letter: (reader) => lapseLetter(lapse, known, reader),
          })),
        );
      });
    } catch (error) {
      this.log.error(`${id}: ${String(error)}`);
    }
  }

  /** Answers of evaluations that are not decided yet, whose stated grade counts no longer. */
  private untold(today: BusinessDate): Promise<Lapse[]> {
    return this.unitOfWork.manager.query(
      `SELECT e.id AS "evaluationId", e.title, e.checklist_id AS "checklistId", e.created_by AS "ownerId",
         k.id AS "certificateId", k.scheme, k.scheme_name AS "schemeName", k.number, k.last_day::text AS "lastDay",
         h.name AS holder, json_agg(json_build_object('service', s.name, 'criterion', a.criterion)
           ORDER BY c.position, a.criterion) AS answers
       FROM certificates k JOIN contractors h ON h.id = k.contractor_id JOIN answers a ON a.certificate_id = k.id
       JOIN evaluations e ON e.id = a.evaluation_id JOIN services s ON s.id = a.service_id
       JOIN candidates c ON c.evaluation_id = a.evaluation_id AND c.service_id = a.service_id
       WHERE k.last_day < $1::date AND a.grade IN ('documented', 'demonstrated') AND c.removed_at IS NULL
         AND e.archived_at IS NULL AND e.state <> ALL($2::text[]) AND NOT EXISTS (
           SELECT 1 FROM told_lapses t WHERE t.evaluation_id = e.id AND t.certificate_id = k.id AND t.last_day = k.last_day)
       GROUP BY e.id, k.id, h.name ORDER BY k.last_day, e.id`,
      [today, FINAL_EVALUATION_STATES],
    );
  }

  /** False when another process has told it meanwhile. */
  private async begin({ evaluationId, certificateId, lastDay }: Lapse): Promise<boolean> {
    const begun: unknown[] = await this.unitOfWork.manager.query(
      `INSERT INTO told_lapses (evaluation_id, certificate_id, last_day, told_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [evaluationId, certificateId, lastDay, this.clock.now()],
    );
    return begun.length > 0;
  }
}
