import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Opinion, Scheme } from '#domain/certificate/schemes.js';

@Entity('certificates')
export class CertificateEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') contractorId!: string;
  @Column('text') scheme!: Scheme;
  @Column('text') schemeName!: string;
  @Column('text') number!: string;
  @Column('text') numberFolded!: string;
  @Column('text') body!: string;
  @Column('text') accreditation!: string;
  @Column('text') scope!: string;
  @Column('date', { nullable: true }) issuedOn!: string | null;
  @Column('date', { nullable: true }) validFrom!: string | null;
  @Column('date', { nullable: true }) validUntil!: string | null;
  @Column('date', { nullable: true }) periodFrom!: string | null;
  @Column('date', { nullable: true }) periodTo!: string | null;
  @Column('date', { nullable: true }) bridgedUntil!: string | null;
  @Column('text', { nullable: true }) opinion!: Opinion | null;
  @Column('text', { nullable: true }) exceptions!: string | null;
  @Column('text', { nullable: true }) registerUrl!: string | null;
  @Column('text') note!: string;
  @Column('date', { nullable: true }) withdrawnOn!: string | null;
  @Column('text') withdrawReason!: string;
  @Column('uuid', { nullable: true }) replacedBy!: string | null;
  @Column('date', { nullable: true }) replacedOn!: string | null;
  @Column('text') folded!: string;
  /** set with every change, so that one of the services alone also raises the version */
  @Column('timestamptz') updatedAt!: Date;
  @VersionColumn() version!: number;
}

@Entity('certificate_services')
export class CertificateServiceEntity {
  @PrimaryColumn('uuid') certificateId!: string;
  @PrimaryColumn('uuid') serviceId!: string;
}

/** The tables of this feature. */
export const certificatesEntities = [CertificateEntity, CertificateServiceEntity];
