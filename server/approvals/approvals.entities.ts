import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ApprovalSubjectType } from '#contract/approvals.js';
import type { ApprovalKind, ApprovalRoute, ApprovalState } from '#domain/approval/approval.js';

/** Which part of the subject is meant, and what the asking feature needs when it is decided. */
export interface ApprovalDetails {
  readonly serviceId?: string;
  readonly criterion?: string;
  /** until when it is asked for, inclusive */
  readonly lastDay: string | null;
}

@Entity('approvals')
export class ApprovalEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') kind!: ApprovalKind;
  @Column('text') state!: ApprovalState;
  @Column('text') subjectType!: ApprovalSubjectType;
  @Column('uuid') subjectId!: string;
  @Column('jsonb') details!: ApprovalDetails;
  @Column('text') reason!: string;
  @Column('jsonb') route!: ApprovalRoute;
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text') decisionNote!: string;
  @Column('integer') version!: number;
}

/** The tables of this feature. */
export const approvalsEntities = [ApprovalEntity];
