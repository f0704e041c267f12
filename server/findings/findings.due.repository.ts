import { Injectable } from '@nestjs/common';
import type { Severity } from '#domain/audit/programme.js';
import { WORKING_STATES } from '#domain/finding/lifecycle.js';
import type { FindingState } from '#domain/finding/states.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

export interface DueFinding {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly contractor: string;
  readonly state: FindingState;
  readonly severity: Severity;
  readonly dueOn: string | null;
  readonly ownerId: string | null;
  readonly completedBy: string | null;
  readonly completedOn: string | null;
}

const FOUND = `SELECT f.id, f.number, f.title, c.name AS contractor, f.state, f.severity, f.due_on::text AS "dueOn",
    f.owner_id AS "ownerId", f.record->'completion'->'by'->>'id' AS "completedBy",
    f.record->'completion'->>'doneOn' AS "completedOn"
  FROM findings f JOIN contractors c ON c.id = f.contractor_id`;
/** A plan that waits for its approval is in the work of whoever decides. */
const OWNERS_TURN = WORKING_STATES.filter((state) => state !== 'planned');
const AT_MOST = 200;

/** Findings by when and for whom something is due. */
@Injectable()
export class FindingsDueRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** The most urgent of a person's own, and of those whose effect is to be checked. */
  workOf(personId: string): Promise<DueFinding[]> {
    return this.manager.query(
      `(${FOUND} WHERE f.owner_id = $1 AND f.state = ANY($2) ORDER BY f.due_on LIMIT ${AT_MOST})
       UNION ALL (${FOUND} WHERE f.state IN ('done', 'verified') ORDER BY f.due_on LIMIT ${AT_MOST})`,
      [personId, OWNERS_TURN],
    );
  }

  dueUntil(day: string): Promise<DueFinding[]> {
    return this.manager.query(
      `${FOUND} WHERE coalesce(f.due_on, 'infinity'::date) <= $1::date AND f.state <> ALL('{riskAccepted,planned}')
       ORDER BY f.due_on, f.id`,
      [day],
    );
  }

  /** Risks that are accepted no longer on this day, and overdue findings. */
  async toLookAt(today: string): Promise<{ readonly expired: string[]; readonly overdue: string[] }> {
    const rows = await this.manager.query<{ id: string; expired: boolean }[]>(
      `SELECT id, state = 'riskAccepted' AS expired FROM findings
       WHERE coalesce(due_on, 'infinity'::date) < $1::date AND severity <> 'observation' ORDER BY id`,
      [today],
    );
    const ids = (expired: boolean): string[] => rows.filter((row) => row.expired === expired).map(({ id }) => id);
    return { expired: ids(true), overdue: ids(false) };
  }
}
