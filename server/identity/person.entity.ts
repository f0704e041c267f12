import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { LanguageCode } from '#contract/session.js';
import type { Role } from '#domain/access/roles.js';

@Entity('people')
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text') emailFolded!: string;
  @Column('text') name!: string;
  @Column('text') nameFolded!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('boolean') active!: boolean;
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('text', { nullable: true }) samlIssuer!: string | null;
  @Column('text', { nullable: true }) samlNameId!: string | null;
  @Column('timestamptz', { nullable: true }) lastSignInAt!: Date | null;
  @Column('boolean') sample!: boolean;
  @Column('text') language!: LanguageCode;
  @VersionColumn() version!: number;
}
