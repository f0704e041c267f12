import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { RiskCode } from '#domain/checklist/checklist.js';
import type { FormText } from '#domain/incident/record.js';
import type { Persons, Threshold } from '#domain/incident/requirement.js';
import type { IncidentRole, IncidentSeverity, IncidentState, ReportStep } from '#domain/incident/states.js';

/** What is known of an incident and needs no column of its own. */
export interface IncidentRecord {
  readonly personalData: boolean | null;
  readonly encrypted: boolean | null;
  readonly thresholds: Readonly<Record<Threshold, boolean | null>>;
  readonly persons: Persons;
  readonly principalHours: number | null;
  readonly containment: string;
  readonly texts: Readonly<Record<FormText, string>>;
  readonly lesson: string;
  readonly reopening: string;
  /** `at` in ISO 8601, UTC */
  readonly reports: Readonly<
    Partial<
      Record<
        ReportStep,
        {
          readonly at: string;
          readonly to: string;
          readonly note: string;
          readonly by: { readonly id: string; readonly name: string };
        }
      >
    >
  >;
}

@Entity('incidents')
export class IncidentEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text') title!: string;
  @Column('uuid', { nullable: true }) contractorId!: string | null;
  @Column('uuid', { nullable: true }) engagementId!: string | null;
  @Column('text') role!: IncidentRole;
  @Column('text', { array: true }) risks!: RiskCode[];
  @Column('text') severity!: IncidentSeverity;
  @Column('text') state!: IncidentState;
  @Column('timestamptz', { nullable: true }) occurredAt!: Date | null;
  @Column('timestamptz', { nullable: true }) detectedAt!: Date | null;
  @Column('timestamptz') learnedAt!: Date;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  @Column('timestamptz', { nullable: true }) containedAt!: Date | null;
  @Column('integer', { nullable: true }) noticeHours!: number | null;
  @Column('jsonb') record!: IncidentRecord;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('text') folded!: string;
  @VersionColumn() version!: number;
}

@Entity('incident_entries')
export class IncidentEntryEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') incidentId!: string;
  @Column('text') kind!: 'event' | 'decision';
  @Column('timestamptz') at!: Date;
  @Column('text') who!: string;
  @Column('text') text!: string;
  @Column('text') why!: string;
  @Column('uuid', { nullable: true }) corrects!: string | null;
  @Column('uuid', { nullable: true }) enteredBy!: string | null;
  @Column('timestamptz') enteredAt!: Date;
}

/** The tables of this feature. */
export const incidentsEntities = [IncidentEntity, IncidentEntryEntity];
