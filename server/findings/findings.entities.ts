import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Severity } from '#domain/audit/programme.js';
import type { FindingRecord } from '#domain/finding/record.js';
import type { FindingState } from '#domain/finding/states.js';
import type { FindingTerms } from '#domain/finding/terms.js';

@Entity('findings')
export class FindingEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid') contractorId!: string;
  @Column('uuid', { nullable: true }) auditId!: string | null;
  @Column('text', { nullable: true }) question!: string | null;
  @Column('text') clause!: string;
  @Column('text') severity!: Severity;
  @Column('text') state!: FindingState;
  @Column('text') title!: string;
  @Column('text') facts!: string;
  @Column('jsonb') record!: FindingRecord;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('date') foundOn!: string;
  @Column('date', { nullable: true }) riskAcceptedUntil!: string | null;
  @Column('integer') escalation!: number;
  @Column('uuid', { nullable: true }) recurrenceOf!: string | null;
  @Column('uuid', { nullable: true }) verifiedBy!: string | null;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('text') folded!: string;
  @VersionColumn() version!: number;
}

@Entity('finding_notes')
export class FindingNoteEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') findingId!: string;
  @Column('text') kind!: 'contractor' | 'own';
  @Column('text') text!: string;
  @Column('text') saidBy!: string;
  @Column('date') saidOn!: string;
  @Column('uuid', { nullable: true }) enteredBy!: string | null;
  @Column('timestamptz') enteredAt!: Date;
}

@Entity('finding_terms')
export class FindingTermsEntity {
  @PrimaryColumn('text') id!: 'terms';
  @Column('jsonb') terms!: FindingTerms;
  @Column('uuid', { nullable: true }) changedBy!: string | null;
  @Column('timestamptz', { nullable: true }) changedAt!: Date | null;
  @VersionColumn() version!: number;
}

/** The tables of this feature. */
export const findingsEntities = [FindingEntity, FindingNoteEntity, FindingTermsEntity];
