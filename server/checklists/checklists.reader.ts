import { Injectable } from '@nestjs/common';
import type { Checklist } from '#contract/checklists.js';
import { ChecklistsRepository } from './checklists.repository.js';

/** Published checklists; a version never changes, so it is read once and kept. */
@Injectable()
export class ChecklistsReader {
  private readonly known = new Map<string, Checklist>();

  constructor(private readonly checklists: ChecklistsRepository) {}

  async byId(id: string): Promise<Checklist | null> {
    const known = this.known.get(id);
    if (known) return known;
    const stored = await this.checklists.byId(id);
    if (stored) this.known.set(id, stored.content);
    return stored?.content ?? null;
  }
}
