import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
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
  @VersionColumn() version!: number;
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
  @VersionColumn() version!: number;
}

@Entity('audit_auditors')
export class AuditAuditorEntity {
  @PrimaryColumn('uuid') auditId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('integer') position!: number;
}

@Entity('audit_answers')
export class AuditAnswerEntity {
  @PrimaryColumn('uuid') auditId!: string;
  @PrimaryColumn('text') question!: string;
  @Column('text') rating!: Rating;
  @Column('jsonb') content!: object;
  @Column('jsonb', { nullable: true }) rival!: object | null;
  @Column('integer') version!: number;
  @Column('timestamptz') updatedAt!: Date;
  @Column('uuid', { nullable: true }) updatedBy!: string | null;
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

/** The tables of this feature. */
export const auditsEntities = [
  AuditProgrammeEntity,
  AuditPlanEntity,
  AuditEntity,
  AuditAuditorEntity,
  AuditAnswerEntity,
  AuditObjectionEntity,
];
