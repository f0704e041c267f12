import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { ContractAmount } from '#contract/contracts.js';
import type { ParentRelation } from '#domain/contract/chain.js';
import type { ClauseCode, ClauseResult } from '#domain/contract/clauses.js';
import type { ContractKind, ContractStatus, Standing } from '#domain/contract/lifecycle.js';
import type { RetentionYears } from '#domain/contract/retention.js';
import type { NoticePeriod } from '#domain/contract/terms.js';
import type { PersonalData } from '#domain/vendor/tier.js';

/** pg answers bigint as text. */
const whole = {
  to: (value: number | null) => value,
  from: (text: string | null) => (text === null ? null : Number(text)),
};

@Entity('contracts')
export class ContractEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') contractorId!: string;
  @Column('text') number!: string;
  @Column('text') title!: string;
  @Column('text') kind!: ContractKind;
  @Column('text') ourName!: string;
  @Column('text') ourSignatory!: string;
  @Column('text') theirName!: string;
  @Column('text') theirSignatory!: string;
  @Column('text') scope!: string;
  @Column('text') note!: string;
  @Column('text') personalData!: PersonalData;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('text') status!: ContractStatus;
  @Column('date', { nullable: true }) signedOn!: string | null;
  @Column('date', { nullable: true }) startsOn!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('date', { nullable: true }) agreedEndsOn!: string | null;
  @Column('integer', { nullable: true }) renewalMonths!: number | null;
  @Column('integer') renewals!: number;
  @Column('integer', { nullable: true }) noticeCount!: number | null;
  @Column('text', { nullable: true }) noticeUnit!: NoticePeriod['unit'] | null;
  @Column('date', { nullable: true }) noticeOverride!: string | null;
  @Column('date', { nullable: true }) noticeOn!: string | null;
  @Column('date', { nullable: true }) noticeGivenOn!: string | null;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text') endReason!: string;
  @Column('bigint', { nullable: true, transformer: whole }) amountYen!: number | null;
  @Column('text', { nullable: true }) amountPer!: ContractAmount['per'] | null;
  @Column('text', { nullable: true }) tax!: ContractAmount['tax'] | null;
  @Column('integer') retentionYears!: RetentionYears;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('text', { nullable: true }) parentRelation!: ParentRelation | null;
  @Column('text') folded!: string;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
  /** set with every change, so that a clause alone also raises the version */
  @Column('timestamptz') updatedAt!: Date;
  @VersionColumn() version!: number;
}

@Entity('contract_services')
export class ContractServiceEntity {
  @PrimaryColumn('uuid') contractId!: string;
  @PrimaryColumn('uuid') serviceId!: string;
}

@Entity('contract_clauses')
export class ContractClauseEntity {
  @PrimaryColumn('uuid') contractId!: string;
  @PrimaryColumn('text') code!: ClauseCode;
  @Column('text') result!: ClauseResult;
  @Column('text') wording!: string;
  @Column('text') place!: string;
  @Column('text') reason!: string;
  @Column('integer', { nullable: true }) hours!: number | null;
  @Column('uuid', { nullable: true }) checkedBy!: string | null;
  @Column('date') checkedOn!: string;
}

/** What the rules take of a contract. */
export const standingOf = (
  one: Pick<
    ContractEntity,
    | 'status'
    | 'startsOn'
    | 'endsOn'
    | 'renewalMonths'
    | 'renewals'
    | 'noticeCount'
    | 'noticeUnit'
    | 'noticeOverride'
    | 'noticeGivenOn'
    | 'endedOn'
  >,
): Standing => ({
  status: one.status,
  startsOn: one.startsOn,
  endsOn: one.endsOn,
  renewalMonths: one.renewalMonths,
  renewals: one.renewals,
  noticePeriod:
    one.noticeCount === null || one.noticeUnit === null ? null : { count: one.noticeCount, unit: one.noticeUnit },
  noticeOn: one.noticeOverride,
  noticeGivenOn: one.noticeGivenOn,
  endedOn: one.endedOn,
});

/** The tables of this feature. */
export const contractsEntities = [ContractEntity, ContractServiceEntity, ContractClauseEntity];
