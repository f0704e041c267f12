import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ApprovalSubject,
  ApprovalSubjects,
  type ApprovalSubjectWords,
  type AskedApproval,
} from '../approvals/approvals.port.js';
import { CatalogueReader } from '../catalogue/catalogue.reader.js';
import { EvaluationsReader } from './evaluations.reader.js';
import { EvaluationsRepository } from './evaluations.repository.js';

/** Says in words what an approval within an evaluation is about. */
@Injectable()
export class EvaluationSubject implements ApprovalSubject, OnModuleInit {
  readonly type = 'evaluation';

  constructor(
    private readonly subjects: ApprovalSubjects,
    private readonly evaluations: EvaluationsRepository,
    private readonly reader: EvaluationsReader,
    private readonly catalogue: CatalogueReader,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  /** A decision changes nothing of the evaluation itself. */
  hold(): Promise<void> {
    return Promise.resolve();
  }

  async describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const titles = await this.evaluations.titles([...new Set(approvals.map(({ subjectId }) => subjectId))]);
    const byId = new Map(titles.map((one) => [one.id, one]));
    const services = await this.catalogue.servicesByIds([
      ...new Set(approvals.flatMap(({ details }) => details.serviceId ?? [])),
    ]);
    const words = new Map<string, ApprovalSubjectWords>();
    for (const { id, subjectId, details } of approvals) {
      const evaluation = byId.get(subjectId);
      if (!evaluation) continue;
      const { criteria } = await this.reader.checklist(evaluation.checklistId);
      const service = services.get(details.serviceId ?? '')?.name ?? '';
      const criterion = criteria.find(({ code }) => code === details.criterion)?.title;
      words.set(id, {
        title: evaluation.title,
        about: { ja: `${service} — ${criterion?.ja ?? ''}`, en: `${service} — ${criterion?.en ?? ''}` },
      });
    }
    return words;
  }
}
