import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MailKind } from '#contract/notifications.js';
import { type Contact, PeopleReader } from '../identity/people.reader.js';
import { Clock } from '../platform/clock.js';
import { PortalConfig } from '../platform/config.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { type Letter, toHtml, toText } from '../platform/mail/letter.js';
import { MailsRepository } from './mails.repository.js';
import { MailEntity } from './notifications.entities.js';

export const DELIVERY = 'mails.deliver';

export interface MailDraft {
  readonly kind: MailKind;
  readonly personId: string;
  /** what is sent once under it, whoever notices it and however often */
  readonly key: string;
  /** in the language of the one who reads it */
  readonly letter: (reader: Contact) => Letter;
}

export interface OutsideDraft {
  readonly kind: MailKind;
  readonly name: string;
  readonly address: string;
  /** what is sent once under it */
  readonly key: string;
  readonly letter: Letter;
}

/** Writes mails in the caller's transaction; they leave after it has committed, as soon as the mail server takes them. */
@Injectable()
export class MailWriter {
  private readonly host: string;

  constructor(
    private readonly mails: MailsRepository,
    private readonly people: PeopleReader,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly config: PortalConfig,
  ) {
    this.host = new URL(config.linkBase).hostname;
  }

  /** People who may no longer sign in get none. */
  async write(drafts: readonly MailDraft[]): Promise<void> {
    const contacts = await this.people.contacts([...new Set(drafts.map(({ personId }) => personId))]);
    await this.add(
      drafts.flatMap(({ kind, personId, key, letter }) => {
        const reader = contacts.get(personId);
        return reader
          ? [{ kind, key, personId, name: reader.name, address: reader.email, letter: letter(reader) }]
          : [];
      }),
    );
  }

  /** To people outside, who have no account here. */
  async writeOutside(drafts: readonly OutsideDraft[]): Promise<void> {
    await this.add(drafts.map((draft) => ({ ...draft, personId: null })));
  }

  private async add(drafts: readonly (OutsideDraft & { readonly personId: string | null })[]): Promise<void> {
    const now = this.clock.now();
    const mails = drafts.map(({ kind, personId, key, name, address, letter }) => {
      const id = randomUUID();
      return Object.assign(new MailEntity(), {
        id,
        personId,
        address,
        name,
        kind,
        language: letter.language,
        subject: letter.subject,
        textBody: toText(letter, this.config.linkBase),
        htmlBody: toHtml(letter, this.config.linkBase),
        dedupeKey: key,
        state: 'waiting',
        attempts: 0,
        nextAttemptAt: now,
        lastError: null,
        // the same at each attempt, so that a mail that was taken twice is shown once
        messageId: `<${id}@${this.host}>`,
        createdAt: now,
        sentAt: null,
      });
    });
    if (mails.length === 0) return;
    await this.mails.add(mails);
    await this.jobs.send(DELIVERY);
  }
}
