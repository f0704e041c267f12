import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { certificateTitle } from '#domain/certificate/schemes.js';
import { type FileSubject, FileSubjects } from '../files/files.port.js';
import type { Actor } from '../platform/actor.js';
import { CertificatesRepository } from './certificates.repository.js';

/** The document of a certificate: who may read certificates reads it, who may edit them attaches. */
@Injectable()
export class CertificateFiles implements FileSubject, OnModuleInit {
  readonly type = 'certificate';

  constructor(
    private readonly subjects: FileSubjects,
    private readonly certificates: CertificatesRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async mayRead(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!may(actor.roles, 'certificates.read')) return new Set();
    return new Set((await this.certificates.titles(ids)).map(({ id }) => id));
  }

  mayAttach(actor: Actor): Promise<boolean> {
    return Promise.resolve(may(actor.roles, 'certificates.edit'));
  }

  async titleOf(id: string): Promise<string> {
    const [found] = await this.certificates.titles([id]);
    return found ? certificateTitle(found, 'ja') : '';
  }
}
