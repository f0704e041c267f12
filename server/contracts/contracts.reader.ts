import { Injectable } from '@nestjs/common';
import { addDays, type BusinessDate } from '#domain/calendar/dates.js';
import { type ClauseResult, countClauses, shortest } from '#domain/contract/clauses.js';
import { type ContractKind, type ContractState, endOf, renewsItself, stateOf } from '#domain/contract/lifecycle.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { type ContractEntity, standingOf } from './contracts.entities.js';
import { ContractsRepository } from './contracts.repository.js';

/** A contract as other features may know it. */
export interface KnownContract {
  readonly id: string;
  readonly title: string;
  readonly state: ContractState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** the last day for notice of the present term */
  readonly noticeOn: string | null;
  readonly autoRenews: boolean;
  readonly clausesMissing: number;
  readonly clausesUnchecked: number;
  readonly clausesTotal: number;
}

export interface ContractNotice {
  readonly id: string;
  readonly title: string;
  readonly contractor: string;
  /** until when somebody has to decide */
  readonly decideBy: string;
}

/** Within how many hours a contract has the first notice of an incident, and where it says so. */
export interface ContractNoticeHours {
  readonly contractId: string;
  readonly title: string;
  readonly hours: number;
  readonly place: string;
}

type Terms = Parameters<typeof standingOf>[0] & Pick<ContractEntity, 'id' | 'title' | 'kind' | 'noticeOn'>;
interface Row extends Terms {
  readonly contractorId: string;
  readonly results: Record<string, ClauseResult> | null;
}

const TERMS = `c.id, c.contractor_id AS "contractorId", c.title, c.kind, c.status, c.starts_on::text AS "startsOn",
  c.ends_on::text AS "endsOn", c.renewal_months AS "renewalMonths", c.renewals, c.notice_count AS "noticeCount",
  c.notice_unit AS "noticeUnit", c.notice_override::text AS "noticeOverride", c.notice_on::text AS "noticeOn",
  c.notice_given_on::text AS "noticeGivenOn", c.ended_on::text AS "endedOn"`;

/** Contracts as other features may know them. */
@Injectable()
export class ContractsReader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsRepository,
    private readonly clock: Clock,
  ) {}

  /** Those of each contractor that have not ended and are not archived, drafts included; one statement. */
  async ofContractors(
    ids: readonly string[],
    today: BusinessDate,
  ): Promise<ReadonlyMap<string, readonly KnownContract[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.manager.query<Row[]>(
      `SELECT ${TERMS}, k.results FROM contracts c
       LEFT JOIN (SELECT contract_id, json_object_agg(code, result) AS results FROM contract_clauses GROUP BY contract_id) k
         ON k.contract_id = c.id
       WHERE c.contractor_id = ANY($1::uuid[]) AND c.archived_at IS NULL AND c.status <> 'ended'
       ORDER BY c.starts_on, c.number`,
      [ids],
    );
    const running = rows
      .map((row) => ({ row, known: toKnown(row, today) }))
      .filter(({ known }) => known.state !== 'ended');
    return new Map(
      [...Map.groupBy(running, ({ row }) => row.contractorId)].map(([id, some]) => [
        id,
        some.map(({ known }) => known),
      ]),
    );
  }

  /** How many contracts are to be decided on within so many days, and the most urgent of them. */
  async noticeNotices(
    today: BusinessDate,
    days: number,
  ): Promise<{ readonly count: number; readonly nearest: ContractNotice | null }> {
    const found = await this.contracts.toDecide(today, addDays(today, days));
    const [first] = found;
    const nearest = first && {
      id: first.contract.id,
      title: first.contract.title,
      contractor: first.contractorName,
      decideBy: first.contract.noticeOn ?? first.contract.endsOn ?? today,
    };
    return { count: found.length, nearest: nearest ?? null };
  }

  /** The shortest notice time among the contracts that were in force with the contractor at an instant; null: none states one. */
  async noticeHours(contractorId: string, at: Date): Promise<ContractNoticeHours | null> {
    const day = this.clock.dayOf(at);
    const rows = await this.unitOfWork.manager.query<
      (Row & { readonly hours: number; readonly place: string; readonly kind: ContractKind })[]
    >(
      `SELECT ${TERMS}, k.hours, k.place FROM contracts c
       JOIN contract_clauses k ON k.contract_id = c.id AND k.code = 'incidentNotice'
       WHERE c.contractor_id = $1 AND c.status <> 'draft' AND c.starts_on <= $2::date AND k.hours IS NOT NULL
         AND k.result IN ('present', 'partial') ORDER BY c.starts_on DESC, c.number`,
      [contractorId, day],
    );
    const inForce = rows.filter((row) => (endOf(standingOf(row)) ?? day) >= day);
    const found = shortest(inForce);
    return found && { contractId: found.id, title: found.title, hours: found.hours, place: found.place };
  }
}

function toKnown(row: Row, today: BusinessDate): KnownContract {
  const standing = standingOf(row);
  const { missing, unchecked, total } = countClauses(row.kind, new Map(Object.entries(row.results ?? {})));
  return {
    id: row.id,
    title: row.title,
    state: stateOf(standing, today),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    noticeOn: row.noticeOn,
    autoRenews: renewsItself(standing),
    clausesMissing: missing,
    clausesUnchecked: unchecked,
    clausesTotal: total,
  };
}
