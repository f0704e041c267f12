import { Injectable } from '@nestjs/common';
import { addDays, type BusinessDate } from '#domain/calendar/dates.js';
import type { CertificateState } from '#domain/certificate/lifecycle.js';
import type { Scheme } from '#domain/certificate/schemes.js';
import { certificateState, EXPIRING_DAYS, type Validity } from '#domain/certificate/validity.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface KnownCertificate {
  readonly id: string;
  readonly scheme: Scheme;
  readonly schemeName: string;
  readonly number: string;
  readonly state: CertificateState;
  readonly validUntil: BusinessDate | null;
}
export interface CoveringCertificate extends KnownCertificate {
  readonly serviceId: string;
  /** the last day on which it supports anything; null: no end is known */
  readonly lastDay: BusinessDate | null;
  readonly replacedBy: string | null;
}

const COLUMNS = `k.id, k.scheme, k.scheme_name AS "schemeName", k.number, k.valid_from::text AS "validFrom",
  k.valid_until::text AS "validUntil", k.withdrawn_on::text AS "withdrawnOn", k.replaced_on::text AS "replacedOn"`;
type Row = Omit<KnownCertificate, 'state'> & Validity;

const known = (row: Row, today: BusinessDate): KnownCertificate => ({
  id: row.id,
  scheme: row.scheme,
  schemeName: row.schemeName,
  number: row.number,
  state: certificateState(row, today),
  validUntil: row.validUntil,
});

/** Certificates as other features may know them; one statement each. */
@Injectable()
export class CertificatesReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All of each contractor's, the one that ends first leading; who has none is absent. */
  async ofContractors(
    ids: readonly string[],
    today: BusinessDate,
  ): Promise<ReadonlyMap<string, readonly KnownCertificate[]>> {
    const rows = await this.unitOfWork.manager.query<(Row & { readonly contractorId: string })[]>(
      `SELECT k.contractor_id AS "contractorId", ${COLUMNS} FROM certificates k
       WHERE k.contractor_id = ANY($1::uuid[]) ORDER BY coalesce(k.valid_until, 'infinity'::date), k.id`,
      [ids],
    );
    const byContractor = Map.groupBy(rows, ({ contractorId }) => contractorId);
    return new Map([...byContractor].map(([id, own]) => [id, own.map((row) => known(row, today))]));
  }

  /** How many have lapsed without a successor, how many will soon, and the first of these. One statement. */
  async lapseCounts(
    today: BusinessDate,
  ): Promise<{ readonly expired: number; readonly expiring: number; readonly expiringOn: BusinessDate | null }> {
    const soon = addDays(today, EXPIRING_DAYS);
    const [row] = await this.unitOfWork.manager.query<
      { expired: number; expiring: number; expiringOn: string | null }[]
    >(
      `SELECT count(*) FILTER (WHERE valid_until < $1::date)::int AS expired,
         count(*) FILTER (WHERE valid_until >= $1::date)::int AS expiring,
         (min(valid_until) FILTER (WHERE valid_until >= $1::date))::text AS "expiringOn"
       FROM certificates
       WHERE valid_until <= $2::date AND (valid_from IS NULL OR valid_from <= $1::date)
         AND (withdrawn_on IS NULL OR withdrawn_on > $1::date) AND (replaced_on IS NULL OR replaced_on > $1::date)`,
      [today, soon],
    );
    return row ?? { expired: 0, expiring: 0, expiringOn: null };
  }

  /** Those that can carry answers about these services: of the contractor that is their vendor, and not for other services only. */
  async covering(serviceIds: readonly string[], today: BusinessDate): Promise<CoveringCertificate[]> {
    const rows = await this.unitOfWork.manager.query<
      (Row & Pick<CoveringCertificate, 'serviceId' | 'lastDay' | 'replacedBy'>)[]
    >(
      `SELECT s.id AS "serviceId", ${COLUMNS}, k.last_day::text AS "lastDay", k.replaced_by AS "replacedBy"
       FROM services s JOIN contractors c ON c.vendor_id = s.vendor_id JOIN certificates k ON k.contractor_id = c.id
       WHERE s.id = ANY($1::uuid[]) AND (
         NOT EXISTS (SELECT 1 FROM certificate_services one WHERE one.certificate_id = k.id)
         OR EXISTS (SELECT 1 FROM certificate_services one WHERE one.certificate_id = k.id AND one.service_id = s.id))
       ORDER BY s.id, k.scheme, coalesce(k.valid_until, 'infinity'::date) DESC, k.id`,
      [serviceIds],
    );
    return rows.map((row) => ({
      ...known(row, today),
      serviceId: row.serviceId,
      lastDay: row.lastDay,
      replacedBy: row.replacedBy,
    }));
  }
}
