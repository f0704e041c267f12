import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ReportKind, ReportLanguage, ReportSubjectType } from './report-input.js';

@Entity('issued_reports')
export class IssuedReportEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') subjectType!: ReportSubjectType;
  @Column('uuid') subjectId!: string;
  /** which part of the subject, such as a month; '': the whole */
  @Column('text') part!: string;
  @Column('text') kind!: ReportKind;
  @Column('text') language!: ReportLanguage;
  @Column('text') templateVersion!: string;
  @Column('text') inputSha256!: string;
  @Column('text') title!: string;
  @Column('text') fileName!: string;
  @Column('text') sha256!: string;
  /** large: only read to be sent */
  @Column('bytea', { select: false }) bytes!: Buffer;
  @Column('timestamptz') issuedAt!: Date;
  @Column('uuid', { nullable: true }) issuedBy!: string | null;
  @Column('text') issuedByName!: string;
}
