import { Injectable } from '@nestjs/common';
import type { ChecklistList, StoredChecklist } from '#contract/checklists.js';
import { notFound } from '../platform/problem.js';
import { ChecklistsRepository } from './checklists.repository.js';

@Injectable()
export class ChecklistsService {
  constructor(private readonly checklists: ChecklistsRepository) {}

  async list(): Promise<ChecklistList> {
    const all = await this.checklists.all();
    return {
      items: all.map(({ id, version, publishedOn, criterionCount, content }) => ({
        id,
        version,
        title: content.title,
        publishedOn,
        criterionCount,
      })),
    };
  }

  async one(id: string): Promise<StoredChecklist> {
    const checklist = await this.checklists.byId(id);
    if (!checklist) throw notFound();
    return { ...checklist.content, id, publishedOn: checklist.publishedOn };
  }
}
