import { Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '#domain/access/roles.js';
import { addDays, type BusinessDate } from '#domain/calendar/dates.js';
import { certificateTitle, type Scheme } from '#domain/certificate/schemes.js';
import { reminderFor } from '#domain/certificate/validity.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import { PeopleReader } from '../identity/people.reader.js';
import {
  type Reminder,
  ReminderSources,
  type ReminderSource,
  type WorkItem,
  WorkSources,
  type WorkSource,
} from '../notifications/notifications.port.js';
import type { Actor } from '../platform/actor.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

interface EndingCertificate {
  readonly id: string;
  readonly contractorId: string;
  readonly contractor: string;
  readonly scheme: Scheme;
  readonly schemeName: string;
  readonly number: string;
  readonly validUntil: BusinessDate;
}

/** So many days before its last one, a certificate is in the work of whoever looks after its holder. */
const WORK_DAYS = 30;
const FIRST_REMINDER = 90;

/** Certificates that end without a successor, 90, 60, 30 and 7 days before and once they have lapsed, for those who look after the holder. */
@Injectable()
export class CertificatesDue implements WorkSource, ReminderSource, OnModuleInit {
  readonly kind = 'certificate';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contractors: ContractorsReader,
    private readonly people: PeopleReader,
    private readonly work: WorkSources,
    private readonly reminders: ReminderSources,
  ) {}

  onModuleInit(): void {
    this.work.register(this);
    this.reminders.register(this);
  }

  async of(actor: Actor, today: string): Promise<readonly WorkItem[]> {
    if (!may(actor.roles, 'certificates.edit')) return [];
    const ending = await this.endingUntil(addDays(today, WORK_DAYS));
    const toldOf = await this.toldOf(ending, today);
    return ending.filter((one) => toldOf(one).includes(actor.id)).map((one) => itemOf(one, today));
  }

  async due(today: string): Promise<readonly Reminder[]> {
    const ending = await this.endingUntil(addDays(today, FIRST_REMINDER));
    const toldOf = await this.toldOf(ending, today);
    return ending.flatMap((one) => {
      const key = `certificate/${one.id}/${one.validUntil}/${String(reminderFor(one.validUntil, today))}`;
      return toldOf(one).map((personId) => ({ ...itemOf(one, today), key, personId }));
    });
  }

  /** Of contractors that work for us, the most urgent first. */
  private endingUntil(day: BusinessDate): Promise<EndingCertificate[]> {
    return this.unitOfWork.manager.query(
      `SELECT k.id, k.contractor_id AS "contractorId", c.name AS contractor, k.scheme, k.scheme_name AS "schemeName",
         k.number, k.valid_until::text AS "validUntil"
       FROM certificates k JOIN contractors c ON c.id = k.contractor_id
       WHERE coalesce(k.valid_until, 'infinity'::date) <= $1::date AND k.replaced_by IS NULL AND k.withdrawn_on IS NULL
         AND c.running AND c.archived_at IS NULL
       ORDER BY k.valid_until, k.id`,
      [day],
    );
  }

  /** Those who look after the holder and may renew certificates; all who may, when there is none of them. */
  private async toldOf(
    ending: readonly EndingCertificate[],
    today: string,
  ): Promise<(one: EndingCertificate) => readonly string[]> {
    const owners = await this.contractors.owners([...new Set(ending.map((one) => one.contractorId))], today);
    const active = await this.people.active();
    const able = active.filter(({ roles }) => may(roles, 'certificates.edit')).map(({ id }) => id);
    return ({ contractorId }) => {
      const own = (owners.get(contractorId) ?? []).filter((id) => able.includes(id));
      return own.length > 0 ? own : able;
    };
  }
}

function itemOf(one: EndingCertificate, today: string): WorkItem {
  const over = one.validUntil < today;
  return {
    id: one.id,
    subject: { type: 'certificate', id: one.id, title: `${one.contractor} — ${certificateTitle(one, 'ja')}` },
    about: over
      ? { ja: '失効しています。更新後の証明書を登録してください', en: 'has lapsed: register the renewed certificate' }
      : { ja: '有効期限が近づいています', en: 'is about to lapse' },
    dueOn: one.validUntil,
    path: `/certificates/${one.id}`,
  };
}
