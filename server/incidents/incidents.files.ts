import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { IncidentsRepository } from './incidents.repository.js';

/** Files of an incident: who may read incidents reads them; who may edit them attaches, until the incident is closed. */
@Injectable()
export class IncidentFiles implements FileSubject, OnModuleInit {
  readonly type = 'incident';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly incidents: IncidentsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'incidents.read')) return new Set();
    return new Set((await this.incidents.byIds(ids)).keys());
  }

  async mayAttach(actor: Actor, id: string): Promise<boolean> {
    const found = (await this.incidents.byIds([id])).get(id);
    return may(actor.roles, 'incidents.edit') && found !== undefined && found.incident.state !== 'closed';
  }

  async titleOf(id: string): Promise<string> {
    const found = (await this.incidents.byIds([id])).get(id)?.incident;
    return found ? `${found.number} ${found.title}` : '';
  }
}
