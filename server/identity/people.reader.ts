import { Injectable } from '@nestjs/common';
import type { LanguageCode } from '#contract/session.js';
import type { Role } from '#domain/access/roles.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: LanguageCode;
}

/** People as other features may know them. */
@Injectable()
export class PeopleReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Everybody who may sign in, with what they may do. */
  async active(): Promise<{ id: string; roles: Role[] }[]> {
    return this.unitOfWork.manager.query('SELECT id, roles FROM people WHERE active ORDER BY id');
  }

  /** How to write to those of them who may sign in. */
  async contacts(ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
    const rows: Contact[] = await this.unitOfWork.manager.query(
      'SELECT id, name, email, language FROM people WHERE active AND id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map((contact) => [contact.id, contact]));
  }

  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; name: string }[] = await this.unitOfWork.manager.query(
      'SELECT id, name FROM people WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
