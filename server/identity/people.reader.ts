import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** People as other features may know them. */
@Injectable()
export class PeopleReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; name: string }[] = await this.unitOfWork.manager.query(
      'SELECT id, name FROM people WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
