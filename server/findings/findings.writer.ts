import { Injectable } from '@nestjs/common';
import type { Severity } from '#domain/audit/programme.js';
import { fiscalYearOf } from '#domain/calendar/dates.js';
import { deadlinesOf, dueIn } from '#domain/finding/deadlines.js';
import { NO_RECORD } from '#domain/finding/record.js';
import { recurrenceOf } from '#domain/finding/recurrence.js';
import { fold } from '#domain/vendor/folding.js';
import type { Actor } from '../platform/actor.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { NumberSeries } from '../platform/number-series.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingTermsReader } from './terms.reader.js';

export interface FindingToRaise {
  readonly contractorId: string;
  readonly auditId: string | null;
  readonly question: string | null;
  readonly clause: string;
  readonly severity: Severity;
  readonly title: string;
  readonly facts: string;
  readonly impact?: string;
  readonly foundOn: string;
  readonly ownerId: string | null;
  /** an earlier finding that a person cites */
  readonly recurrenceOf?: string | null;
}

/** What a search finds a finding by. */
export const foldedOf = (finding: {
  readonly number: string;
  readonly title: string;
  readonly facts: string;
}): string => fold([finding.number, finding.title, finding.facts].join(' '));

/** Raises findings in the caller's transaction: numbers them, dates their steps, recognises what has been found before. */
@Injectable()
export class FindingsWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsRepository,
    private readonly numbers: NumberSeries,
    private readonly calendar: CalendarReader,
    private readonly terms: FindingTermsReader,
    private readonly trail: TrailWriter,
  ) {}

  /** The ids, in the order of what was given. */
  raise(actor: Actor, items: readonly FindingToRaise[]): Promise<string[]> {
    if (items.length === 0) return Promise.resolve([]);
    return this.unitOfWork.run(async () => {
      const calendar = await this.calendar.calendar();
      const terms = await this.terms.terms();
      const contractorIds = [...new Set(items.map(({ contractorId }) => contractorId))];
      const earlier = Map.groupBy(await this.findings.earlier(contractorIds), ({ contractorId }) => contractorId);
      const numbers = await this.numbersFor(items);
      const rows = items.map((item, index) => {
        const { contractorId, auditId, question, clause, severity, title, facts, foundOn, ownerId } = item;
        const number = numbers[index] ?? '';
        const due = deadlinesOf(severity, foundOn, calendar, terms);
        return {
          ...{ number, contractorId, auditId, question, clause, severity, title, facts, foundOn, ownerId },
          state: 'open' as const,
          record: { ...NO_RECORD, impact: item.impact ?? '', due },
          dueOn: dueIn('open', severity, due, null),
          riskAcceptedUntil: null,
          escalation: 0,
          recurrenceOf: recurrenceOf(item, earlier.get(contractorId) ?? [], item.recurrenceOf ?? null),
          verifiedBy: null,
          closedOn: null,
          folded: foldedOf({ number, title, facts }),
        };
      });
      const ids = await this.findings.insert(rows);
      for (const [index, row] of rows.entries()) {
        await this.trail.append(actor, {
          action: 'finding.created',
          subject: { type: 'finding', id: ids[index] ?? '', title: `${row.number} ${row.title}` },
          after: { ...items[index], dueOn: row.dueOn, recurrenceOf: row.recurrenceOf },
        });
      }
      return ids;
    });
  }

  /** One series a fiscal year of the day it was found. */
  private async numbersFor(items: readonly FindingToRaise[]): Promise<string[]> {
    const years = items.map(({ foundOn }) => fiscalYearOf(foundOn));
    const taken = new Map<number, string[]>();
    for (const year of new Set(years)) {
      const count = years.filter((one) => one === year).length;
      taken.set(year, await this.numbers.take(`F${year}`, count));
    }
    return years.map((year) => taken.get(year)?.shift() ?? '');
  }
}
