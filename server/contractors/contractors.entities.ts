import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { PersonalData, Tier } from '#domain/vendor/tier.js';

export interface ContactRecord {
  readonly name: string;
  readonly department: string;
  readonly email: string;
  readonly phone: string;
}

@Entity('contractors')
export class ContractorEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) vendorId!: string | null;
  @Column('text') name!: string;
  @Column('text') yomi!: string;
  @Column('text') sortKey!: string;
  @Column('text') folded!: string;
  @Column('text', { nullable: true }) corporateNumber!: string | null;
  @Column('text', { nullable: true }) homepage!: string | null;
  @Column('text') note!: string;
  @Column('jsonb') contacts!: readonly ContactRecord[];
  @Column('text') tier!: Tier;
  @Column('boolean') tierProvisional!: boolean;
  @Column('text') personalData!: PersonalData;
  @Column('boolean') running!: boolean;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text', { default: '' }) endReason!: string;
  @Column('date', { nullable: true }) lastAuditedOn!: string | null;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
  /** set with every change, so that one of the engagements alone also raises the version */
  @Column('timestamptz') updatedAt!: Date;
  @VersionColumn() version!: number;
}

@Entity('engagements')
export class EngagementEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') contractorId!: string;
  @Column('integer') position!: number;
  @Column('text') title!: string;
  @Column('text') scope!: string;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('text') personalData!: PersonalData;
  @Column('text') personalDataReason!: string;
  @Column('integer', { nullable: true }) dataSubjects!: number | null;
  @Column('boolean', { nullable: true }) sendsFromOwnDomain!: boolean | null;
  @Column('boolean', { nullable: true }) outageTolerable!: boolean | null;
  @Column('date', { nullable: true }) startsOn!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
}

@Entity('sub_processors')
export class SubProcessorEntity {
  @PrimaryColumn('uuid') contractorId!: string;
  @PrimaryColumn('uuid') subContractorId!: string;
  @Column('text') work!: string;
  @Column('text') country!: string;
  @Column('boolean', { nullable: true }) personalData!: boolean | null;
}

/** The tables of this feature. */
export const contractorsEntities = [ContractorEntity, EngagementEntity, SubProcessorEntity];
