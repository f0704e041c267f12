import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { ReviewConclusion, SlaReview, SlaTerms } from '#contract/slas.js';
import type { MonthResult } from '#domain/sla/months.js';
import type { ExclusionGround, ExclusionState, OutageCause, OutageSource } from '#domain/sla/outages.js';

@Entity('slas')
export class SlaEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') contractorId!: string;
  @Column('text') title!: string;
  @Column('text') service!: string;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('text') note!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text') endReason!: string;
  @Column('text') sortKey!: string;
  @Column('text') folded!: string;
  /** set with every change, so that one of the terms alone also raises the version */
  @Column('timestamptz') updatedAt!: Date;
  @VersionColumn() version!: number;
}

@Entity('sla_terms')
export class SlaTermsEntity {
  @PrimaryColumn('uuid') slaId!: string;
  @PrimaryColumn('text') month!: string;
  @Column('jsonb') terms!: SlaTerms;
}

@Entity('outages')
export class OutageEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') slaId!: string;
  @Column('timestamptz') startsAt!: Date;
  @Column('timestamptz', { nullable: true }) endsAt!: Date | null;
  @Column('text') cause!: OutageCause;
  @Column('text') note!: string;
  @Column('text') source!: OutageSource;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('timestamptz', { nullable: true }) notifiedAt!: Date | null;
  @Column('text') exclusion!: ExclusionState;
  @Column('text', { nullable: true }) ground!: ExclusionGround | null;
  @Column('text') argument!: string;
  @Column('timestamptz', { nullable: true }) announcedAt!: Date | null;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @VersionColumn() version!: number;
}

@Entity('sla_maintenance')
export class SlaMaintenanceEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') slaId!: string;
  @Column('timestamptz') startsAt!: Date;
  @Column('timestamptz') endsAt!: Date;
  @Column('timestamptz', { nullable: true }) announcedAt!: Date | null;
  @Column('text') note!: string;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @VersionColumn() version!: number;
}

@Entity('sla_measurements')
export class SlaMeasurementEntity {
  @PrimaryColumn('uuid') slaId!: string;
  @PrimaryColumn('text') month!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') value!: string;
  @Column('text') note!: string;
  @Column('text') source!: OutageSource;
}

@Entity('sla_months')
export class SlaMonthEntity {
  @PrimaryColumn('uuid') slaId!: string;
  @PrimaryColumn('text') month!: string;
  @Column('boolean') closed!: boolean;
  @Column('boolean', { nullable: true }) met!: boolean | null;
  @Column('jsonb') result!: MonthResult;
  @Column('jsonb') terms!: SlaTerms;
  @Column('integer') formulaVersion!: number;
  @Column('timestamptz') computedAt!: Date;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  @Column('text') reopenReason!: string;
  @Column('boolean') differs!: boolean;
  @Column('integer') version!: number;
}

@Entity('sla_reviews')
export class SlaReviewEntity {
  @PrimaryColumn('uuid') slaId!: string;
  @PrimaryColumn('text') month!: string;
  @Column('text') conclusion!: ReviewConclusion;
  @Column('text') note!: string;
  @Column('jsonb') actions!: SlaReview['actions'];
  @Column('uuid') reviewedBy!: string;
  @Column('date') reviewedOn!: string;
  @Column('integer') version!: number;
}

@Entity('sla_closings')
export class SlaClosingEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') month!: string;
  @Column('text') state!: 'waiting' | 'running' | 'done' | 'failed';
  @Column('integer') done!: number;
  @Column('integer') total!: number;
  @Column('integer') missed!: number;
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}

/** The tables of this feature; credits are read and written by SQL alone. */
export const slasEntities = [
  SlaEntity,
  SlaTermsEntity,
  OutageEntity,
  SlaMaintenanceEntity,
  SlaMeasurementEntity,
  SlaMonthEntity,
  SlaReviewEntity,
  SlaClosingEntity,
];
