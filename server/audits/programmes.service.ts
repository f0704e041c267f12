import { Injectable } from '@nestjs/common';
import type { AuditProgrammeList, StoredAuditProgramme } from '#contract/audit-programmes.js';
import type { AuditProgramme } from '#domain/audit/programme.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AuditProgrammeEntity } from './audits.entities.js';

/** Published audit programmes; a version never changes, so it is read once and kept. */
@Injectable()
export class ProgrammesService {
  private readonly known = new Map<string, StoredAuditProgramme>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(): Promise<AuditProgrammeList> {
    const all = await this.unitOfWork.manager.find(AuditProgrammeEntity, {
      order: { publishedOn: 'DESC', version: 'DESC' },
    });
    return {
      items: all.map(({ id, version, publishedOn, questionCount, content }) => ({
        id,
        version,
        title: content.title,
        publishedOn,
        questionCount,
      })),
    };
  }

  async one(id: string): Promise<StoredAuditProgramme> {
    const known = this.known.get(id);
    if (known) return known;
    const stored = await this.unitOfWork.manager.findOneBy(AuditProgrammeEntity, { id });
    if (!stored) throw notFound();
    const programme = { ...stored.content, id, publishedOn: stored.publishedOn } as StoredAuditProgramme;
    this.known.set(id, programme);
    return programme;
  }

  /** The one that new plans and audits follow. */
  async newest(): Promise<{ readonly id: string; readonly content: AuditProgramme }> {
    const [newest] = (await this.list()).items;
    if (!newest) throw notFound();
    return { id: newest.id, content: await this.one(newest.id) };
  }
}
