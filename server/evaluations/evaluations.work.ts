import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type WorkItem, WorkSources, type WorkSource } from '../notifications/notifications.port.js';
import type { Actor } from '../platform/actor.js';
import { EvaluationsRepository } from './evaluations.repository.js';

/** The evaluations that a person is named in as an evaluator, while answers are missing. */
@Injectable()
export class EvaluationsWork implements WorkSource, OnModuleInit {
  readonly kind = 'scoring';

  constructor(
    private readonly evaluations: EvaluationsRepository,
    private readonly work: WorkSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
  }

  async of(actor: Actor): Promise<readonly WorkItem[]> {
    const open = await this.evaluations.unanswered(actor.id);
    return open.map(({ id, title, missing, cells }) => ({
      id,
      subject: { type: 'evaluation', id, title },
      about: { ja: `未回答 ${missing} / ${cells}件`, en: `${missing} of ${cells} answers are missing` },
      dueOn: null,
      path: `/evaluations/${id}/scoring`,
    }));
  }
}
