import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { DecisionOutcome, DecisionState } from '#domain/standing/decision.js';
import type { Sign } from '#domain/standing/rules.js';
import type { StandingReason } from '#domain/standing/standing.js';
import type { StandingSummary } from '#domain/standing/summary.js';

/** Written by SQL only: the row is there as long as its contractor, and the register's columns are kept by a trigger. */
@Entity('standings')
export class StandingEntity {
  @PrimaryColumn('uuid') contractorId!: string;
  @Column('boolean') supervised!: boolean;
  @Column('text') sign!: Sign;
  @Column('jsonb') reasons!: readonly StandingReason[];
  @Column('jsonb', { nullable: true }) summary!: StandingSummary | null;
  @Column('date', { nullable: true }) computedOn!: string | null;
  @Column('timestamptz', { nullable: true }) computedAt!: Date | null;
}

@Entity('contractor_decisions')
export class DecisionEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') contractorId!: string;
  @Column('text') outcome!: DecisionOutcome;
  @Column('date', { nullable: true }) until!: string | null;
  @Column('text') conditions!: string;
  @Column('text') reason!: string;
  @Column('text') state!: DecisionState;
  @Column('text') sign!: Sign;
  @Column('jsonb') reasons!: readonly StandingReason[];
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('uuid', { nullable: true }) askedBy!: string | null;
  @Column('timestamptz') askedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text') note!: string;
}

/** The tables of this feature; snapshots are read and written by SQL only. */
export const standingsEntities = [StandingEntity, DecisionEntity];
