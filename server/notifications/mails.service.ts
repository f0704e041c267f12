import { Injectable } from '@nestjs/common';
import type { ListMails, Mail, MailPage, RetriedMails } from '#contract/notifications.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Smtp } from '../platform/mail/smtp.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { MailsRepository } from './mails.repository.js';
import { DELIVERY } from './mails.writer.js';
import type { MailEntity } from './notifications.entities.js';

const toMail = (mail: MailEntity): Mail => ({
  id: mail.id,
  kind: mail.kind,
  to: { name: mail.name, address: mail.address },
  subject: mail.subject,
  state: mail.state,
  attempts: mail.attempts,
  lastError: mail.lastError,
  createdAt: mail.createdAt.toISOString(),
  nextAttemptAt: mail.state === 'waiting' ? mail.nextAttemptAt.toISOString() : null,
  sentAt: mail.sentAt?.toISOString() ?? null,
});

@Injectable()
export class MailsService {
  constructor(
    private readonly mails: MailsRepository,
    private readonly smtp: Smtp,
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListMails): Promise<MailPage> {
    const page = await this.mails.page(query);
    return { ...page, items: page.items.map(toMail), delivery: this.smtp.configured };
  }

  retry(actor: Actor, id: string): Promise<Mail> {
    return this.unitOfWork.run(async () => {
      const known = await this.mails.byId(id);
      if (!known) throw notFound();
      if ((await this.makeDue(actor, id)) === 0) throw new Refusal('conflict', { title: 'This mail has been sent' });
      return toMail((await this.mails.byId(id)) ?? known);
    });
  }

  retryAll(actor: Actor): Promise<RetriedMails> {
    return this.unitOfWork.run(async () => ({ count: await this.makeDue(actor, null) }));
  }

  private async makeDue(actor: Actor, id: string | null): Promise<number> {
    const due = await this.mails.makeDue(this.clock.now(), id);
    const [first] = due;
    if (!first) return 0;
    const title = id === null ? `${due.length}件 / ${due.length} mails` : first.subject;
    await this.trail.append(actor, { action: 'mail.retried', subject: { type: 'mail', id, title } });
    await this.jobs.send(DELIVERY);
    return due.length;
  }
}
