import { Injectable } from '@nestjs/common';
import type { ChangeFindingTerms, FindingTerms } from '#contract/finding-terms.js';
import { assertRising } from '#domain/finding/terms.js';
import { PeopleReader } from '../identity/people.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import type { FindingTermsEntity } from './findings.entities.js';
import { FindingTermsRepository } from './terms.repository.js';

const SUBJECT = { type: 'findingTerms', id: null, title: '指摘の期限 / Deadlines of findings' };

/** How long findings may take, as the company decides: what is set already stays, what is dated from now on follows. */
@Injectable()
export class FindingTermsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: FindingTermsRepository,
    private readonly people: PeopleReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async one(): Promise<FindingTerms> {
    return this.named(await this.repository.one());
  }

  change(actor: Actor, version: number, input: ChangeFindingTerms): Promise<FindingTerms> {
    assertRising(input.escalations);
    return this.unitOfWork.run(async () => {
      const stored = await this.repository.lock();
      assertVersion(version, await this.named(stored));
      const before = stored.terms;
      Object.assign(stored, { terms: input, changedBy: actor.id, changedAt: this.clock.now() });
      await this.repository.save(stored);
      await this.trail.append(actor, { action: 'findingTerms.changed', subject: SUBJECT, before, after: input });
      return this.one();
    });
  }

  private async named({ id, version, terms, changedBy, changedAt }: FindingTermsEntity): Promise<FindingTerms> {
    const names = await this.people.names(changedBy === null ? [] : [changedBy]);
    return {
      ...{ id, version, ...terms },
      changedBy: names.get(changedBy ?? '') ?? null,
      changedAt: changedAt?.toISOString() ?? null,
    };
  }
}
