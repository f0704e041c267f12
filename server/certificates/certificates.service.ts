import { Injectable } from '@nestjs/common';
import type {
  AddCertificate,
  Certificate,
  CertificatePage,
  ChangeCertificate,
  ListCertificates,
  WithdrawCertificate,
} from '#contract/certificates.js';
import { CERTIFICATE_LIFECYCLE, type CertificateEvent } from '#domain/certificate/lifecycle.js';
import { assertDates } from '#domain/certificate/rules.js';
import { certificateState } from '#domain/certificate/validity.js';
import { nextState } from '#domain/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { fold } from '#domain/vendor/folding.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { CertificateEntity } from './certificates.entities.js';
import { searchKey, subjectOf, toCertificate, toSummary, toTrail } from './certificates.mapper.js';
import { CertificatesRepository } from './certificates.repository.js';

const unknownReference = (path: string, message: string): Refusal =>
  new Refusal('invalid', { fields: [{ path, message, rule: 'unknownReference' }] });

@Injectable()
export class CertificatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly certificates: CertificatesRepository,
    private readonly contractors: ContractorsReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListCertificates): Promise<CertificatePage> {
    const today = this.clock.today();
    const page = await this.certificates.page(query, today);
    return { ...page, items: page.items.map((named) => toSummary(named, today)) };
  }

  async one(id: string): Promise<Certificate> {
    const named = (await this.certificates.byIds([id])).get(id);
    if (!named) throw notFound();
    return toCertificate(named, await this.certificates.surroundings(id), this.clock.today());
  }

  add(actor: Actor, { contractorId, replaces, ...stated }: AddCertificate): Promise<Certificate> {
    assertStated(stated);
    return this.unitOfWork.run(async () => {
      const holder = (await this.contractors.byIds([contractorId])).get(contractorId);
      if (!holder) throw unknownReference('contractorId', 'is no contractor of the register');
      if (holder.archived) throw new RuleViolation('archived', { path: 'contractorId' });
      const old = replaces === null ? null : await this.replaceable(contractorId, replaces);
      await this.assertNumber(stated, { contractorId, chained: [replaces] });
      const nothing = { withdrawnOn: null, withdrawReason: '', replacedBy: null, replacedOn: null };
      const certificate = Object.assign(new CertificateEntity(), { contractorId, ...nothing });
      await this.write(certificate, stated);
      await this.trail.append(actor, {
        action: 'certificate.created',
        subject: subjectOf(certificate),
        after: toTrail(certificate),
      });
      if (old) await this.replaceBy(actor, old, certificate);
      return this.one(certificate.id);
    });
  }

  change(actor: Actor, id: string, version: number, stated: ChangeCertificate): Promise<Certificate> {
    assertStated(stated);
    return this.unitOfWork.run(async () => {
      const certificate = await this.held(id, version);
      const { contractorId, replacedBy, numberFolded, scheme } = certificate;
      const old = await this.certificates.predecessor(id);
      if (fold(stated.number) !== numberFolded || stated.scheme !== scheme)
        await this.assertNumber(stated, { contractorId, chained: [id, old?.id, replacedBy] });
      const before = toTrail(certificate);
      await this.write(certificate, stated);
      await this.trail.append(actor, {
        action: 'certificate.changed',
        subject: subjectOf(certificate),
        before,
        after: toTrail(certificate),
      });
      if (old) await this.replaceBy(actor, old, certificate);
      return this.one(id);
    });
  }

  withdraw(actor: Actor, id: string, version: number, input: WithdrawCertificate): Promise<Certificate> {
    const { withdrawnOn, reason } = input;
    if (withdrawnOn > this.clock.today()) throw new RuleViolation('dateInTheFuture', { path: 'withdrawnOn' });
    return this.move(actor, id, version, 'withdraw', { withdrawnOn, withdrawReason: reason });
  }

  reinstate(actor: Actor, id: string, version: number): Promise<Certificate> {
    return this.move(actor, id, version, 'reinstate', { withdrawnOn: null, withdrawReason: '' });
  }

  private move(
    actor: Actor,
    id: string,
    version: number,
    event: CertificateEvent,
    change: Pick<CertificateEntity, 'withdrawnOn' | 'withdrawReason'>,
  ): Promise<Certificate> {
    return this.unitOfWork.run(async () => {
      const certificate = await this.held(id, version);
      this.assertPossible(certificate, event);
      const before = toTrail(certificate);
      await this.certificates.save(Object.assign(certificate, change, { updatedAt: this.clock.now() }));
      const subject = subjectOf(certificate);
      await this.trail.append(actor, { action: 'certificate.moved', subject, before, after: toTrail(certificate) });
      const old = await this.certificates.predecessor(id);
      if (old) await this.replaceBy(actor, old, certificate);
      return this.one(id);
    });
  }

  private assertPossible(certificate: CertificateEntity, event: CertificateEvent, path?: string): void {
    const state = certificateState(certificate, this.clock.today());
    if (nextState(CERTIFICATE_LIFECYCLE, state, event) === null)
      throw new RuleViolation('transitionNotAllowed', { ...(path === undefined ? {} : { path }), state, event });
  }

  private async held(id: string, version: number): Promise<CertificateEntity> {
    const certificate = await this.certificates.lock(id);
    if (!certificate) throw notFound();
    if (certificate.version !== version) assertVersion(version, await this.one(id));
    return certificate;
  }

  /** The certificate that a new one succeeds: of the same holder, and without a successor so far. */
  private async replaceable(contractorId: string, id: string): Promise<CertificateEntity> {
    const old = await this.certificates.lock(id);
    if (old?.contractorId !== contractorId) throw unknownReference('replaces', 'is no certificate of this contractor');
    if (old.replacedBy !== null)
      throw new RuleViolation('transitionNotAllowed', { path: 'replaces', state: 'replaced', event: 'replace' });
    this.assertPossible(old, 'replace', 'replaces');
    return old;
  }

  /** From when its successor holds; a successor that was withdrawn replaces nothing. */
  private async replaceBy(actor: Actor, old: CertificateEntity, by: CertificateEntity): Promise<void> {
    const from = by.validFrom ?? by.issuedOn ?? this.clock.today();
    const replacedOn = by.withdrawnOn === null ? from : null;
    if (old.replacedBy === by.id && old.replacedOn === replacedOn) return;
    const before = toTrail(old);
    await this.certificates.save(Object.assign(old, { replacedBy: by.id, replacedOn, updatedAt: this.clock.now() }));
    const subject = subjectOf(old);
    await this.trail.append(actor, { action: 'certificate.moved', subject, before, after: toTrail(old) });
  }

  private async write(certificate: CertificateEntity, stated: ChangeCertificate): Promise<void> {
    const { serviceIds, ...columns } = stated;
    const more = { numberFolded: fold(stated.number), folded: searchKey(stated), updatedAt: this.clock.now() };
    const { id, contractorId } = await this.certificates.save(Object.assign(certificate, columns, more));
    if (!(await this.certificates.replaceServices(id, contractorId, serviceIds)))
      throw unknownReference('serviceIds', 'names a service that is not of this contractor');
  }

  /** A number belongs to one holder, who has it again only in what succeeds it. */
  private async assertNumber(
    { scheme, number }: ChangeCertificate,
    own: { readonly contractorId: string; readonly chained: readonly (string | null | undefined)[] },
  ): Promise<void> {
    const folded = fold(number);
    if (folded === '') return;
    const taken = (await this.certificates.holdersOf(scheme, folded)).find(
      (one) => one.contractorId !== own.contractorId || (one.replacedBy === null && !own.chained.includes(one.id)),
    );
    if (taken) throw new RuleViolation('certificateTaken', { path: 'number', contractor: taken.contractor });
  }
}

function assertStated(stated: ChangeCertificate): void {
  assertDates(stated);
  if (stated.scheme === 'other' && stated.schemeName === '')
    throw new Refusal('invalid', { fields: [{ path: 'schemeName', message: 'is missing', rule: 'required' }] });
}
