import { Injectable } from '@nestjs/common';
import type { AddPerson, ChangePerson, ListPeople, Person, PersonName, PersonPage } from '#contract/people.js';
import type { Role } from '#domain/access/roles.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../platform/actor.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { hashPassword } from './passwords.js';
import { toPerson } from './people.mapper.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonEntity } from './person.entity.js';

const subject = ({ id, name }: PersonEntity) => ({ type: 'person', id, title: name });
const state = ({ name, email, roles, active }: PersonEntity) => ({ name, email, roles, active });

@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly trail: TrailWriter,
  ) {}

  async list(query: ListPeople): Promise<PersonPage> {
    const page = await this.people.page(query);
    return { ...page, items: page.items.map(toPerson) };
  }

  async names(role: Role | undefined): Promise<PersonName[]> {
    const people = await this.people.named(role === undefined ? [] : [role]);
    return people.map(({ id, name, roles }) => ({ id, name, roles }));
  }

  async one(id: string): Promise<Person> {
    const person = await this.people.byId(id);
    if (!person) throw notFound();
    return toPerson(person);
  }

  async add(actor: Actor, input: AddPerson): Promise<Person> {
    const { password, ...person } = input;
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(async () => {
      if (await this.people.byEmail(input.email)) throw new RuleViolation('emailTaken', { path: 'email' });
      const added = await this.people.add({ ...person, passwordHash });
      await this.trail.append(actor, { action: 'person.created', subject: subject(added), after: state(added) });
      return toPerson(added);
    });
  }

  /** Stopping somebody, another password or other roles end their sessions at once. */
  async change(actor: Actor, id: string, version: number, input: ChangePerson): Promise<Person> {
    const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
    return this.unitOfWork.run(async () => {
      const person = await this.people.lock(id);
      if (!person) throw notFound();
      assertVersion(version, toPerson(person));
      const before = state(person);
      if (!input.active && id === actor.id) throw new RuleViolation('ownAccount', { path: 'active' });
      const administers = input.active && input.roles.includes('admin');
      if (
        before.active &&
        before.roles.includes('admin') &&
        !administers &&
        !(await this.people.anotherAdministrator(id))
      ) {
        throw new RuleViolation('lastAdministrator', { path: input.active ? 'roles' : 'active' });
      }
      const { name, roles, active } = input;
      const changes = { name, roles, active, passwordHash: passwordHash ?? person.passwordHash };
      const after = await this.people.save(Object.assign(person, changes));
      if (!after.active || passwordHash !== undefined || before.roles.join() !== after.roles.join()) {
        await this.people.endSessions(id);
      }
      const trailed = { ...state(after), ...(passwordHash === undefined ? {} : { passwordChanged: true }) };
      const action = before.active && !after.active ? 'person.stopped' : 'person.changed';
      await this.trail.append(actor, { action, subject: subject(after), before, after: trailed });
      return toPerson(after);
    });
  }
}
