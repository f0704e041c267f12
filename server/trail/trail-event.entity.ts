import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Change } from '#domain/trail/diff.js';

/** What `payload` holds, version 1. */
export interface TrailPayload {
  /** absent where the act changed nothing that is stored */
  readonly changes?: readonly Change[];
}

@Entity('trail_events')
export class TrailEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { nullable: true }) actorId!: string | null;
  @Column('text') actorName!: string;
  @Column('text', { nullable: true }) sessionId!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text') action!: string;
  @Column('text') subjectType!: string;
  @Column('text', { nullable: true }) subjectId!: string | null;
  @Column('text') subjectTitle!: string;
  @Column('text') folded!: string;
  @Column('integer') payloadVersion!: number;
  @Column('jsonb') payload!: object;
}
