import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ChecklistEntity } from './checklists.entities.js';

@Injectable()
export class ChecklistsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  all(): Promise<ChecklistEntity[]> {
    return this.unitOfWork.manager.find(ChecklistEntity, { order: { publishedOn: 'DESC', version: 'DESC' } });
  }
  byId(id: string): Promise<ChecklistEntity | null> {
    return this.unitOfWork.manager.findOneBy(ChecklistEntity, { id });
  }
}
