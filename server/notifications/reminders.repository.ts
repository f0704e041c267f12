import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { Reminder } from './notifications.port.js';

@Injectable()
export class RemindersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async isDone(day: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query('SELECT 1 FROM reminder_days WHERE day = $1', [day]);
    return rows.length > 0;
  }

  /** False when another process gives the reminders of the day, or has. */
  async begin(day: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'INSERT INTO reminder_days (day, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING day',
      [day, now],
    );
    return rows.length > 0;
  }

  /** Notes them as given; returns those that had not been given before. */
  async give<R extends Reminder>(day: string, reminders: readonly R[]): Promise<R[]> {
    const rows: { personId: string; key: string }[] = await this.manager.query(
      `INSERT INTO reminders_given (person_id, key, given_on)
       SELECT DISTINCT w."personId", w.key, $1::date FROM jsonb_to_recordset($2::jsonb) AS w ("personId" uuid, key text)
       JOIN people p ON p.id = w."personId" AND p.active
       ON CONFLICT DO NOTHING RETURNING person_id AS "personId", key`,
      [day, JSON.stringify(reminders.map(({ personId, key }) => ({ personId, key })))],
    );
    const fresh = new Set(rows.map(({ personId, key }) => `${personId} ${key}`));
    // named twice by its source, given once
    return reminders.filter(({ personId, key }) => fresh.delete(`${personId} ${key}`));
  }
}
