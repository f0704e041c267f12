import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Certificate, ListCertificates } from '#contract/certificates.js';
import type { BusinessDate } from '#domain/calendar/dates.js';
import type { CertificateState } from '#domain/certificate/lifecycle.js';
import { EXPIRING_DAYS } from '#domain/certificate/validity.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CertificateEntity, CertificateServiceEntity } from './certificates.entities.js';

/** A certificate with the names that a line of a list shows. */
export interface NamedCertificate {
  readonly certificate: CertificateEntity;
  readonly contractorName: string;
  readonly contractorRunning: boolean;
}
type Linked = NonNullable<Certificate['successor']>;
export interface Surroundings {
  readonly services: Certificate['services'];
  readonly predecessor: Linked | null;
  readonly successor: Linked | null;
}

const UNTIL = `coalesce(certificate.valid_until, 'infinity'::date)`;
const SORTS = {
  validUntil: UNTIL,
  scheme: 'certificate.scheme',
  issuedOn: `coalesce(certificate.issued_on, '-infinity'::date)`,
};
/** `certificateState` of the domain in SQL; the condition on the last day is there for its index. */
const HELD = `(certificate.withdrawn_on IS NULL OR certificate.withdrawn_on > :today)
  AND (certificate.replaced_on IS NULL OR certificate.replaced_on > :today)`;
const BEGUN = `(certificate.valid_from IS NULL OR certificate.valid_from <= :today)`;
const NEAR = `CAST(:today AS date) + ${EXPIRING_DAYS}`;
const IN_STATE: Readonly<Record<CertificateState, string>> = {
  withdrawn: `certificate.withdrawn_on <= :today`,
  replaced: `certificate.replaced_on <= :today AND (certificate.withdrawn_on IS NULL OR certificate.withdrawn_on > :today)`,
  upcoming: `${HELD} AND certificate.valid_from > :today`,
  expired: `${UNTIL} < :today AND ${HELD} AND ${BEGUN}`,
  expiring: `${UNTIL} BETWEEN :today AND ${NEAR} AND ${HELD} AND ${BEGUN}`,
  valid: `${UNTIL} > ${NEAR} AND ${HELD} AND ${BEGUN}`,
};

@Injectable()
export class CertificatesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListCertificates, today: BusinessDate): Promise<ListPage<NamedCertificate>> {
    const order = { sorts: SORTS, id: 'certificate.id' };
    const page = await listPage(this.filtered(query, today), order, query, ({ id }) => id as string);
    const named = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => named.get(id) ?? []) };
  }

  private filtered(query: ListCertificates, today: BusinessDate): SelectQueryBuilder<CertificateEntity> {
    const { q, state, scheme, contractorId, current } = query;
    const certificates = this.manager
      .createQueryBuilder(CertificateEntity, 'certificate')
      .select('certificate.id', 'id')
      .where('true')
      .setParameters({ today });
    if (q !== undefined && q !== '') {
      const [own, parameters] = foundIn('k.folded', fold(q));
      const [holder] = foundIn('holder.folded', fold(q));
      // two questions, each with its index: an OR over both tables has none
      const found = `SELECT k.id FROM certificates k WHERE ${own}
        UNION SELECT k.id FROM certificates k JOIN contractors holder ON holder.id = k.contractor_id WHERE ${holder}`;
      certificates.andWhere(`certificate.id IN (${found})`, parameters);
    }
    if (state !== undefined) certificates.andWhere(`(${IN_STATE[state]})`);
    if (scheme !== undefined) certificates.andWhere('certificate.scheme = :scheme', { scheme });
    if (contractorId !== undefined)
      certificates.andWhere('certificate.contractor_id = :contractorId', { contractorId });
    if (current !== undefined && state === undefined) certificates.andWhere(current ? HELD : `NOT (${HELD})`);
    return certificates;
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, NamedCertificate>> {
    if (ids.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(CertificateEntity, 'certificate')
      .innerJoin('contractors', 'c', 'c.id = certificate.contractor_id')
      .addSelect('c.name', 'contractorName')
      .addSelect('c.running', 'contractorRunning')
      .where('certificate.id IN (:...ids)', { ids })
      .getRawAndEntities<Omit<NamedCertificate, 'certificate'>>();
    return new Map(
      entities.flatMap((certificate, index) => {
        const names = raw[index];
        return names ? [[certificate.id, { ...names, certificate }]] : [];
      }),
    );
  }

  /** The services that it covers, what it replaces and what replaces it. */
  async surroundings(id: string): Promise<Surroundings> {
    const services = await this.manager.query<Certificate['services']>(
      `SELECT s.id, s.name FROM certificate_services cs JOIN services s ON s.id = cs.service_id
       WHERE cs.certificate_id = $1 ORDER BY s.sort_key, s.id`,
      [id],
    );
    const links = await this.manager.query<(Linked & { readonly before: boolean })[]>(
      `SELECT o.id, o.scheme, o.number, o.valid_until::text AS "validUntil", o.replaced_by IS NOT DISTINCT FROM $1 AS before
       FROM certificates o WHERE o.replaced_by = $1 OR o.id = (SELECT replaced_by FROM certificates WHERE id = $1)`,
      [id],
    );
    const link = (before: boolean): Linked | null => {
      const found = links.find((one) => one.before === before);
      return found ? { id: found.id, scheme: found.scheme, number: found.number, validUntil: found.validUntil } : null;
    };
    return { services, predecessor: link(true), successor: link(false) };
  }

  lock(id: string): Promise<CertificateEntity | null> {
    return this.manager.findOne(CertificateEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** What it replaces, held too. */
  predecessor(id: string): Promise<CertificateEntity | null> {
    return this.manager.findOne(CertificateEntity, {
      where: { replacedBy: id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  save(certificate: CertificateEntity): Promise<CertificateEntity> {
    return this.manager.save(certificate);
  }

  /** Services become the given ones; false when one of them is not of the holder's vendor. */
  async replaceServices(certificateId: string, contractorId: string, serviceIds: readonly string[]): Promise<boolean> {
    const ids = [...new Set(serviceIds)];
    const own: unknown[] = await this.manager.query(
      `SELECT 1 FROM services s JOIN contractors c ON c.vendor_id = s.vendor_id WHERE c.id = $1 AND s.id = ANY($2::uuid[])`,
      [contractorId, ids],
    );
    if (own.length < ids.length) return false;
    await this.manager.delete(CertificateServiceEntity, { certificateId });
    if (ids.length > 0)
      await this.manager.insert(
        CertificateServiceEntity,
        ids.map((serviceId) => ({ certificateId, serviceId })),
      );
    return true;
  }

  /** Who has this number of the scheme; two people who register the same number wait for each other here. */
  async holdersOf(
    scheme: string,
    numberFolded: string,
  ): Promise<{ id: string; contractorId: string; contractor: string; replacedBy: string | null }[]> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`certificate ${scheme} ${numberFolded}`]);
    return this.manager.query(
      `SELECT k.id, k.contractor_id AS "contractorId", c.name AS contractor, k.replaced_by AS "replacedBy"
       FROM certificates k JOIN contractors c ON c.id = k.contractor_id
       WHERE k.number_folded = $2 AND k.scheme = $1 AND k.withdrawn_on IS NULL`,
      [scheme, numberFolded],
    );
  }

  async titles(ids: readonly string[]): Promise<CertificateEntity[]> {
    return this.manager.findBy(CertificateEntity, { id: In([...ids]) });
  }
}
