import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { VendorsRepository } from './vendors.repository.js';

/** Files of a vendor: who may read the catalogue reads them; who may edit it attaches, unless the vendor is archived. */
@Injectable()
export class VendorFiles implements FileSubject, OnModuleInit {
  readonly type = 'vendor';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly vendors: VendorsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'catalogue.read')) return new Set();
    return new Set((await this.vendors.byIds(ids)).keys());
  }

  async mayAttach(actor: Actor, id: string): Promise<boolean> {
    const found = (await this.vendors.byIds([id])).get(id);
    return may(actor.roles, 'catalogue.edit') && found?.vendor.archivedAt === null;
  }

  async titleOf(id: string): Promise<string> {
    return (await this.vendors.byIds([id])).get(id)?.vendor.name ?? '';
  }
}
