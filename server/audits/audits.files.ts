import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { mayWorkOn } from './audit-sheets.js';
import { titleOf } from './audits.mapper.js';
import { AuditsRepository } from './audits.repository.js';

/** Photos and documents of an audit: whoever reads audits sees them, its own auditors attach until it is closed. */
@Injectable()
export class AuditFiles implements FileSubject, OnModuleInit {
  readonly type = 'audit';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly audits: AuditsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'audits.read')) return new Set();
    return new Set((await this.audits.byIds(ids)).keys());
  }

  async mayAttach(actor: Actor, id: string): Promise<boolean> {
    const audit = (await this.audits.byIds([id])).get(id);
    return audit !== undefined && !['closed', 'cancelled'].includes(audit.state) && mayWorkOn(actor, audit);
  }

  async titleOf(id: string): Promise<string> {
    const audit = (await this.audits.byIds([id])).get(id);
    return audit ? titleOf(audit) : '';
  }
}
