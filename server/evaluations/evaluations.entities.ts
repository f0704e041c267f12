import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Purchase, Settings } from '#domain/evaluation/model.js';
import type { EvaluationState } from '#domain/evaluation/states.js';

@Entity('evaluations')
export class EvaluationEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') title!: string;
  @Column('text') folded!: string;
  @Column('text') question!: string;
  @Column('text') state!: EvaluationState;
  @Column('uuid') checklistId!: string;
  @Column('jsonb') settings!: Settings;
  @Column('boolean', { default: false }) fictitious!: boolean;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz') updatedAt!: Date;
}

@Entity('candidates')
export class CandidateEntity {
  @PrimaryColumn('uuid') evaluationId!: string;
  @PrimaryColumn('uuid') serviceId!: string;
  @Column('integer') position!: number;
  @Column('uuid', { nullable: true }) planId!: string | null;
  @Column('jsonb') purchases!: readonly Purchase[];
  /** hidden, its answers kept */
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}

/** The tables of this feature; answers are read and written by SQL only. */
export const evaluationsEntities = [EvaluationEntity, CandidateEntity];
