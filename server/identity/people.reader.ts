import { Injectable } from '@nestjs/common';
import type { Role } from '#domain/access/roles.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** People as other features may know them. */
@Injectable()
export class PeopleReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Everybody who may sign in, with what they may do. */
  async active(): Promise<{ id: string; roles: Role[] }[]> {
    return this.unitOfWork.manager.query('SELECT id, roles FROM people WHERE active ORDER BY id');
  }

  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; name: string }[] = await this.unitOfWork.manager.query(
      'SELECT id, name FROM people WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
