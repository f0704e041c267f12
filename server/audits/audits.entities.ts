import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { AuditProgramme } from '#domain/audit/programme.js';
import type { AuditMode, AuditState, Rating } from '#domain/audit/states.js';

@Entity('audit_programmes')
export class AuditProgrammeEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') version!: string;
  @Column('date') publishedOn!: string;
  @Column('integer') questionCount!: number;
  @Column('jsonb') content!: AuditProgramme;
}

@Entity('audit_plans')
export class AuditPlanEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('integer') fiscalYear!: number;
  @Column('uuid') programmeId!: string;
  @Column('text') state!: 'draft' | 'submitted' | 'approved';
  @Column('text') note!: string;
  @Column('jsonb') settings!: object;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('integer') version = 0;
}

@Entity('audits')
export class AuditEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid', { nullable: true }) planId!: string | null;
  @Column('uuid') programmeId!: string;
  @Column('uuid') contractorId!: string;
  @Column('integer') fiscalYear!: number;
  @Column('text') state!: AuditState;
  @Column('text') mode!: AuditMode;
  @Column('text') modeReason!: string;
  @Column('text', { array: true }) questions!: string[];
  @Column('date') plannedOn!: string;
  @Column('integer') plannedDays!: number;
  @Column('date', { nullable: true }) announcedOn!: string | null;
  @Column('date', { nullable: true }) answersDueOn!: string | null;
  @Column('date', { nullable: true }) fieldworkOn!: string | null;
  @Column('date', { nullable: true }) reportedOn!: string | null;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('jsonb') record!: object;
  @Column('jsonb') rated!: Partial<Record<Rating, number>>;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('integer') version!: number;
}

@Entity('audit_objections')
export class AuditObjectionEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') auditId!: string;
  @Column('text') question!: string;
  @Column('text') statement!: string;
  @Column('text') saidBy!: string;
  @Column('date') saidOn!: string;
  @Column('text', { nullable: true }) outcome!: 'accepted' | 'rejected' | null;
  @Column('text') outcomeReason!: string;
  @Column('uuid', { nullable: true }) enteredBy!: string | null;
  @Column('timestamptz') enteredAt!: Date;
  @VersionColumn() version!: number;
}

/** The tables of this feature; auditors and answers are read and written by SQL. */
export const auditsEntities = [AuditProgrammeEntity, AuditPlanEntity, AuditEntity, AuditObjectionEntity];
