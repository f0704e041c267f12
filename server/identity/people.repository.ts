import { Injectable } from '@nestjs/common';
import type { ListPeople } from '#contract/people.js';
import type { LanguageCode } from '#contract/session.js';
import { fold } from '#domain/vendor/folding.js';
import { listPage, type ListPage } from '../platform/keyset.js';
import { contains } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { PersonEntity } from './person.entity.js';

export type NewPerson = Pick<PersonEntity, 'email' | 'name' | 'roles' | 'passwordHash'> &
  Partial<Pick<PersonEntity, 'samlIssuer' | 'samlNameId' | 'sample' | 'id'>>;

/** One address, one account: case and width do not make another one. */
export const foldEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

@Injectable()
export class PeopleRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get people() {
    return this.unitOfWork.manager.getRepository(PersonEntity);
  }

  byId(id: string): Promise<PersonEntity | null> {
    return this.people.findOneBy({ id });
  }
  byEmail(email: string): Promise<PersonEntity | null> {
    return this.people.findOneBy({ emailFolded: foldEmail(email) });
  }
  bySaml(samlIssuer: string, samlNameId: string): Promise<PersonEntity | null> {
    return this.people.findOneBy({ samlIssuer, samlNameId });
  }
  /** The person, held until the transaction ends. */
  lock(id: string): Promise<PersonEntity | null> {
    return this.people.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  page(query: ListPeople): Promise<ListPage<PersonEntity>> {
    const people = this.people.createQueryBuilder('person').select('person.id', 'id');
    for (const column of ['email', 'name', 'roles', 'active', 'version'] as const)
      people.addSelect(`person.${column}`, column);
    people
      .addSelect('person.passwordHash IS NOT NULL', 'byPassword')
      .addSelect('person.samlNameId', 'samlNameId')
      .addSelect('person.lastSignInAt', 'lastSignInAt')
      .where('person.active = :active', { active: query.stopped !== true });
    if (query.role !== undefined) people.andWhere(':role = ANY (person.roles)', { role: query.role });
    if (query.q !== undefined && query.q !== '') {
      people.andWhere('(person.nameFolded LIKE :name OR person.emailFolded LIKE :email)', {
        name: contains(fold(query.q)),
        email: contains(foldEmail(query.q)),
      });
    }
    const sorts = {
      name: 'person.name_folded',
      email: 'person.email_folded',
      lastSignInAt: `COALESCE(person.last_sign_in_at, '-infinity')`,
    };
    return listPage(people, { sorts, id: 'person.id' }, query, (row) =>
      this.people.create({ ...row, passwordHash: row.byPassword === true ? 'set' : null }),
    );
  }

  named(roles: readonly string[]): Promise<PersonEntity[]> {
    const people = this.people.createQueryBuilder('person').where('person.active');
    if (roles.length > 0) people.andWhere('person.roles && :roles', { roles });
    return people.orderBy('person.nameFolded').limit(500).getMany();
  }

  add(person: NewPerson): Promise<PersonEntity> {
    return this.people.save(
      this.people.create({
        ...person,
        active: true,
        emailFolded: foldEmail(person.email),
        nameFolded: fold(person.name),
      }),
    );
  }

  save(person: PersonEntity): Promise<PersonEntity> {
    return this.people.save(Object.assign(person, { nameFolded: fold(person.name) }));
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.people.query('UPDATE people SET last_sign_in_at = $2 WHERE id = $1', [id, at]);
  }

  /** Without a new version: nobody else edits it, and it decides nothing. */
  async setLanguage(id: string, language: LanguageCode): Promise<void> {
    await this.people.query('UPDATE people SET language = $2 WHERE id = $1', [id, language]);
  }

  /** Whether somebody else who is active administers the portal; their rows are held, so that two cannot leave at once. */
  async anotherAdministrator(than: string): Promise<boolean> {
    const rows: unknown[] = await this.people.query(
      `SELECT id FROM people WHERE active AND 'admin' = ANY (roles) ORDER BY id FOR UPDATE`,
    );
    return rows.some((row) => (row as { id: string }).id !== than);
  }

  /** Ends every session of a person, at once and on every replica: the table is what each request asks. */
  async endSessions(personId: string): Promise<void> {
    await this.people.query(`DELETE FROM sessions WHERE sess->>'personId' = $1`, [personId]);
  }
}
