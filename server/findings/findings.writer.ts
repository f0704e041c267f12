import { Injectable } from '@nestjs/common';
import type { Severity } from '#domain/audit/programme.js';
import { fold } from '#domain/vendor/folding.js';
import type { Actor } from '../platform/actor.js';
import { NumberSeries } from '../platform/number-series.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { FindingEntity } from './findings.entities.js';

export interface RaisedFinding {
  readonly contractorId: string;
  readonly auditId: string | null;
  readonly question: string | null;
  readonly clause: string;
  readonly severity: Severity;
  readonly title: string;
  readonly facts: string;
  readonly foundOn: string;
  readonly ownerId: string | null;
}

/** For features that find something; each call joins the caller's transaction. */
@Injectable()
export class FindingsWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly numbers: NumberSeries,
    private readonly trail: TrailWriter,
  ) {}

  /** Records findings, each with a number of its own; returns their ids. */
  async raise(actor: Actor, found: readonly RaisedFinding[]): Promise<string[]> {
    if (found.length === 0) return [];
    const numbers = await this.numbers.take(`F${(found[0]?.foundOn ?? '').slice(0, 4)}`, found.length);
    const saved = await this.unitOfWork.manager.save(
      found.map((one, index) =>
        Object.assign(new FindingEntity(), {
          ...one,
          number: numbers[index] ?? '',
          state: 'open',
          record: {},
          dueOn: null,
          riskAcceptedUntil: null,
          escalation: 0,
          recurrenceOf: null,
          approvalId: null,
          verifiedBy: null,
          closedOn: null,
          folded: fold(`${numbers[index] ?? ''} ${one.title} ${one.facts}`),
        }),
      ),
    );
    for (const { id, number, title, severity, question } of saved) {
      await this.trail.append(actor, {
        action: 'finding.created',
        subject: { type: 'finding', id, title: `${number} ${title}` },
        after: { severity, question },
      });
    }
    return saved.map(({ id }) => id);
  }
}
