import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { subjectOf } from './contracts.mapper.js';
import { ContractsRepository } from './contracts.repository.js';

/** Files of a contract: who may read contracts reads them; who may edit them attaches, also after its end, unless it is archived. */
@Injectable()
export class ContractFiles implements FileSubject, OnModuleInit {
  readonly type = 'contract';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly contracts: ContractsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'contracts.read')) return new Set();
    return new Set((await this.contracts.titles(ids)).map(({ id }) => id));
  }

  async mayAttach(actor: Actor, id: string): Promise<boolean> {
    const [found] = await this.contracts.titles([id]);
    return may(actor.roles, 'contracts.edit') && found?.archivedAt === null;
  }

  async titleOf(id: string): Promise<string> {
    const [found] = await this.contracts.titles([id]);
    return found ? subjectOf(found).title : '';
  }
}
