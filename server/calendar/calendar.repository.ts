import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CompanyDayEntity } from './calendar.entities.js';

@Injectable()
export class CalendarRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get days() {
    return this.unitOfWork.manager.getRepository(CompanyDayEntity);
  }

  /** Those of every year last. */
  all(): Promise<CompanyDayEntity[]> {
    return this.days.createQueryBuilder('d').orderBy('length(d.day)', 'DESC').addOrderBy('d.day').getMany();
  }
  /** Of these days the ones that are there, held until the transaction ends. */
  lock(days: readonly string[]): Promise<CompanyDayEntity[]> {
    return this.days.find({ where: { day: In(days) }, order: { day: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }
  async put(days: readonly CompanyDayEntity[]): Promise<void> {
    await this.days.upsert([...days], ['day']);
  }
  async remove(day: string): Promise<void> {
    await this.days.delete({ day });
  }
}
