import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { ContractorsReader } from './contractors.reader.js';

/** Files of a contractor: who may read the register reads them; who may edit it attaches, unless the contractor is archived. */
@Injectable()
export class ContractorFiles implements FileSubject, OnModuleInit {
  readonly type = 'contractor';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly contractors: ContractorsReader,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'contractors.read')) return new Set();
    return new Set((await this.contractors.byIds(ids)).keys());
  }

  async mayAttach(actor: Actor, id: string): Promise<boolean> {
    const found = (await this.contractors.byIds([id])).get(id);
    return may(actor.roles, 'contractors.edit') && found?.archived === false;
  }

  async titleOf(id: string): Promise<string> {
    return (await this.contractors.byIds([id])).get(id)?.name ?? '';
  }
}
