import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { isOpenFinding } from '#domain/finding/lifecycle.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { FindingsRepository } from './findings.repository.js';

/** Evidence of a finding: who may read findings reads it; who may edit them attaches, until the finding is closed. */
@Injectable()
export class FindingFiles implements FileSubject, OnModuleInit {
  readonly type = 'finding';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly findings: FindingsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'findings.read')) return new Set();
    return new Set((await this.findings.byIds(ids)).keys());
  }

  async mayAttach(actor: Actor, id: string): Promise<boolean> {
    const found = (await this.findings.byIds([id])).get(id);
    return may(actor.roles, 'findings.edit') && found !== undefined && isOpenFinding(found.finding.state);
  }

  async titleOf(id: string): Promise<string> {
    const found = (await this.findings.byIds([id])).get(id)?.finding;
    return found ? `${found.number} ${found.title}` : '';
  }
}
