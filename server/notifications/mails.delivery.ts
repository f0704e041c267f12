import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { nextAttempt } from '../platform/mail/retries.js';
import { type Delivery, Smtp } from '../platform/mail/smtp.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { MailsRepository } from './mails.repository.js';
import { DELIVERY } from './mails.writer.js';
import type { MailEntity } from './notifications.entities.js';

/**
 * Sends what is due, one mail a transaction: its row is held while it is sent, so that no other process takes it. Only a
 * process that dies between the mail server's yes and the commit lets the mail be sent again, under the same Message-ID.
 */
@Injectable()
export class MailDelivery implements Job, OnModuleInit, OnModuleDestroy {
  readonly name = DELIVERY;
  /** what waits for its next attempt; new mails are sent for by who writes them */
  readonly cron = '* * * * *';
  readonly pollSeconds = 1;
  private stopping = false;

  constructor(
    private readonly jobs: Jobs,
    private readonly mails: MailsRepository,
    private readonly smtp: Smtp,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }
  onModuleDestroy(): void {
    this.stopping = true;
  }

  async run(): Promise<void> {
    if (!this.smtp.configured) return;
    while (!this.stopping && (await this.deliverNext()));
  }

  /** Whether it is worth going on: nothing is left, or the mail server is away. */
  private deliverNext(): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const mail = await this.mails.lockDue(this.clock.now());
      if (!mail) return false;
      const { messageId, name, address, subject, textBody: text, htmlBody: html } = mail;
      const delivery = await this.smtp.send({ messageId, name, address, subject, text, html });
      this.settle(mail, delivery);
      await this.mails.save(mail);
      return delivery.outcome !== 'away';
    });
  }

  private settle(mail: MailEntity, delivery: Delivery): void {
    const now = this.clock.now();
    mail.attempts += 1;
    if (delivery.outcome === 'sent') {
      Object.assign(mail, { state: 'sent', sentAt: now, lastError: null });
      return;
    }
    const next = delivery.outcome === 'refused' ? null : nextAttempt(mail.attempts, now);
    mail.lastError = delivery.error;
    if (next) mail.nextAttemptAt = next;
    else mail.state = 'failed';
  }
}
