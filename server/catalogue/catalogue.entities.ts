import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { PricePlan, ServiceFact } from '#contract/services.js';

@Entity('vendors')
export class VendorEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') yomi!: string;
  @Column('text') sortKey!: string;
  @Column('text') folded!: string;
  @Column('text', { nullable: true }) homepage!: string | null;
  @Column('text') note!: string;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
  @VersionColumn() version!: number;
}

@Entity('services')
export class ServiceEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) vendorId!: string | null;
  @Column('text') name!: string;
  @Column('text') yomi!: string;
  @Column('text') sortKey!: string;
  @Column('text') folded!: string;
  @Column('text') type!: string;
  @Column('text', { nullable: true }) freeTrial!: 'yes' | 'no' | 'ask' | null;
  @Column('text') functions!: string;
  @Column('text', { array: true }) urls!: string[];
  @Column('text') note!: string;
  @Column('boolean', { default: false }) fictitious!: boolean;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
  @VersionColumn() version!: number;
}

/** Yen and counts are whole and below 2^53: read as numbers, not as the driver's text. */
const whole = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

@Entity('price_plans')
export class PricePlanEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') serviceId!: string;
  @Column('integer') position!: number;
  @Column('text') name!: string;
  @Column('text') asWritten!: string;
  @Column('text') kind!: PricePlan['kind'];
  @Column('bigint', { nullable: true, transformer: whole }) amountYen!: number | null;
  @Column('text', { nullable: true }) period!: PricePlan['period'];
  @Column('boolean') lowerBound!: boolean;
  @Column('bigint', { nullable: true, transformer: whole }) initialYen!: number | null;
  @Column('boolean') initialLowerBound!: boolean;
  @Column('bigint', { nullable: true, transformer: whole }) capacityCount!: number | null;
  @Column('text', { nullable: true }) capacityUnit!: 'mails' | 'addresses' | null;
  @Column('text', { nullable: true }) tax!: PricePlan['tax'];
  @Column('boolean') openCosts!: boolean;
  @Column('boolean') suspect!: boolean;
  @Column('text') note!: string;
}

@Entity('service_facts')
export class ServiceFactEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') serviceId!: string;
  @Column('integer') position!: number;
  @Column('text') kind!: ServiceFact['kind'];
  @Column('text', { nullable: true }) viewpoint!: string | null;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) sourceUrl!: string | null;
  @Column('text', { nullable: true }) sourceKind!: ServiceFact['sourceKind'];
  @Column('text', { nullable: true }) pageDate!: string | null;
  @Column('date', { nullable: true }) seen!: string | null;
  @Column('text') note!: string;
}

/** The tables of this feature. */
export const catalogueEntities = [VendorEntity, ServiceEntity, PricePlanEntity, ServiceFactEntity];
