import { Injectable } from '@nestjs/common';
import type { ListMails } from '#contract/notifications.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { contains } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { MailEntity } from './notifications.entities.js';

@Injectable()
export class MailsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get mails() {
    return this.unitOfWork.manager.getRepository(MailEntity);
  }

  async page(query: ListMails): Promise<ListPage<MailEntity>> {
    const mails = this.mails.createQueryBuilder('mail').select('mail.id', 'id').where('true');
    if (query.state !== undefined) mails.andWhere('mail.state = :state', { state: query.state });
    if (query.q !== undefined && query.q !== '') {
      mails.andWhere('(mail.subject ILIKE :q OR mail.name ILIKE :q OR mail.address ILIKE :q)', {
        q: contains(query.q),
      });
    }
    const sorts = { createdAt: 'mail.created_at' };
    const page = await listPage(mails, { sorts, id: 'mail.id' }, query, ({ id }) => id as string);
    if (page.items.length === 0) return { ...page, items: [] };
    const found = await this.mails
      .createQueryBuilder('mail')
      .where('mail.id IN (:...ids)', { ids: page.items })
      .getMany();
    const byId = new Map(found.map((mail) => [mail.id, mail]));
    return { ...page, items: page.items.flatMap((id) => byId.get(id) ?? []) };
  }

  byId(id: string): Promise<MailEntity | null> {
    return this.mails.findOneBy({ id });
  }

  /** Adds those whose key is new; what was written under a key before stays as it is. */
  async add(mails: readonly MailEntity[]): Promise<void> {
    await this.mails
      .createQueryBuilder()
      .insert()
      .values([...mails])
      .orIgnore()
      .execute();
  }

  /** One that is due, held until the transaction ends; those that another process holds are passed over. */
  lockDue(now: Date): Promise<MailEntity | null> {
    return this.mails
      .createQueryBuilder('mail')
      .where(`mail.state = 'waiting' AND mail.nextAttemptAt <= :now`, { now })
      .orderBy('mail.nextAttemptAt')
      .addOrderBy('mail.id')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
  }

  async save(mail: MailEntity): Promise<void> {
    await this.mails.save(mail);
  }

  /** Those that have not been sent, or the one, are due now and begin to count their attempts anew. */
  async makeDue(now: Date, id: string | null): Promise<{ id: string; subject: string }[]> {
    const [rows] = await this.mails.query<[{ id: string; subject: string }[], number]>(
      `UPDATE mails SET state = 'waiting', attempts = 0, next_attempt_at = $1
       WHERE state <> 'sent' AND ($2::uuid IS NULL OR id = $2) RETURNING id, subject`,
      [now, id],
    );
    return rows;
  }
}
