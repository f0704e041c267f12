import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ApprovalSubject, ApprovalSubjects, type ApprovalSubjectWords } from '../approvals/approvals.port.js';
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

  async describe(
    approvals: Parameters<ApprovalSubject['describe']>[0],
  ): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const titles = await this.evaluations.titles([...new Set(approvals.map(({ subjectId }) => subjectId))]);
    const byId = new Map(titles.map((one) => [one.id, one]));
    const services = await this.catalogue.servicesByIds([
      ...new Set(approvals.map(({ details }) => details.serviceId)),
    ]);
    const words = new Map<string, ApprovalSubjectWords>();
    for (const { id, subjectId, details } of approvals) {
      const evaluation = byId.get(subjectId);
      if (!evaluation) continue;
      const { criteria } = await this.reader.checklist(evaluation.checklistId);
      words.set(id, {
        title: evaluation.title,
        serviceName: services.get(details.serviceId)?.name ?? '',
        criterionTitle: criteria.find(({ code }) => code === details.criterion)?.title ?? { ja: '', en: '' },
      });
    }
    return words;
  }
}
