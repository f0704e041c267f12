import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailKind, MailState } from '#contract/notifications.js';
import type { LanguageCode } from '#contract/session.js';

@Entity('mails')
export class MailEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text') address!: string;
  @Column('text') name!: string;
  @Column('text') kind!: MailKind;
  @Column('text') language!: LanguageCode;
  @Column('text') subject!: string;
  @Column('text') textBody!: string;
  @Column('text') htmlBody!: string;
  @Column('text') dedupeKey!: string;
  @Column('text') state!: MailState;
  @Column('integer') attempts!: number;
  @Column('timestamptz') nextAttemptAt!: Date;
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('text') messageId!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
}

/** The tables of this feature that are read as entities. */
export const notificationsEntities = [MailEntity];
