import { Injectable } from '@nestjs/common';
import type {
  ListSlaMonths,
  MoveCredit,
  ReopenSlaMonth,
  ReviewSlaMonth,
  SetMeasurements,
  SlaMonth,
  SlaMonthSeries,
  SlaTerms,
  SlaTermsVersion,
} from '#contract/slas.js';
import type { Month } from '#domain/calendar/dates.js';
import { nextState } from '#domain/lifecycle.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { CREDIT_LIFECYCLE } from '#domain/sla/credits.js';
import { type MonthResult, SLA_FORMULA_VERSION, sumOf } from '#domain/sla/months.js';
import { reaches, termsIn } from '#domain/sla/terms.js';
import { monthsBetween, shiftMonth } from '#domain/sla/zone.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { toPoint } from './months.mapper.js';
import { SlaMonthsRepository, type StoredCredit } from './months.repository.js';
import { toOutage, toWindow } from './outages.mapper.js';
import { OutagesRepository } from './outages.repository.js';
import type { SlaEntity } from './slas.entities.js';
import { subjectOf } from './slas.mapper.js';
import { SlasRepository } from './slas.repository.js';
import { SlaResults } from './slas.results.js';

type TrailAction =
  'slaMonth.closed' | 'slaMonth.reopened' | 'slaMonth.reviewed' | 'slaMonth.measured' | 'slaCredit.moved';

/** Months of an SLA: what they came to, closed and reviewed, and what is paid back for them. */
@Injectable()
export class SlaMonthsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly slas: SlasRepository,
    private readonly months: SlaMonthsRepository,
    private readonly outages: OutagesRepository,
    private readonly results: SlaResults,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async series(slaId: string, { until = this.results.currentMonth(), count }: ListSlaMonths): Promise<SlaMonthSeries> {
    const wanted = monthsBetween(shiftMonth(until, 1 - count), until);
    const results = (await this.results.of([slaId], wanted)).get(slaId);
    if (!results) throw notFound();
    const stored = await this.months.stored(slaId, wanted);
    const reviews = await this.months.reviews(slaId, wanted);
    const credits = await this.months.credits(slaId, wanted);
    const today = this.clock.today();
    const months = results.map((one) =>
      toPoint(one, stored.get(one.month), { reviewed: reviews.has(one.month), credit: credits.get(one.month) }, today),
    );
    return {
      months,
      raw: sumOf(months.map(({ result }) => result.raw)),
      contractual: sumOf(months.map(({ result }) => result.contractual)),
    };
  }

  async one(slaId: string, month: Month): Promise<SlaMonth> {
    const current = await this.computed(slaId, month);
    const versions = await this.slas.versions(slaId);
    const stored = (await this.months.stored(slaId, [month])).get(month);
    const review = (await this.months.reviews(slaId, [month])).get(month) ?? null;
    const credit = (await this.months.credits(slaId, [month])).get(month);
    const point = toPoint(current, stored, { reviewed: review !== null, credit }, this.clock.today());
    const closed = point.state === 'closed' ? stored : undefined;
    const terms = closed?.month.terms ?? termsOf(month, versions);
    const within = { start: new Date(current.start), end: new Date(current.end) };
    const outages = await this.outages.within(slaId, within);
    const windows = await this.months.maintenance(slaId, within.start, within.end);
    const measured = new Map((await this.months.measurements(slaId, month)).map((one) => [one.key, one]));
    return {
      ...point,
      slaId,
      terms,
      current: point.differs ? current : null,
      outages: outages.map((one) => toOutage(one, versions, this.clock)),
      maintenance: windows.map((one) => toWindow(one, versions)),
      measurements: terms.targets.map((target) => {
        const found = measured.get(target.key);
        return {
          key: target.key,
          value: found?.value ?? null,
          met: found ? reaches(found.value, target) : null,
          note: found?.note ?? '',
          source: found?.source ?? 'hand',
        };
      }),
      review,
      closedAt: closed?.month.closedAt?.toISOString() ?? null,
      closedBy: closed?.closedBy ?? null,
      formulaVersion: closed?.month.formulaVersion ?? SLA_FORMULA_VERSION,
      reopenReason: stored?.month.reopenReason ?? '',
      version: stored?.month.version ?? 0,
    };
  }

  close(actor: Actor, slaId: string, month: Month, version: number): Promise<SlaMonth> {
    return this.change(actor, slaId, month, 'slaMonth.closed', async (before) => {
      assertVersion(version, before);
      if (before.state === 'closed') throw new RuleViolation('monthClosed');
      if (before.state === 'running') throw new RuleViolation('monthNotOver', { path: 'month' });
      const by = { id: actor.id, at: this.clock.now(), formulaVersion: SLA_FORMULA_VERSION };
      await this.months.close([{ slaId, result: before.result }], by);
    });
  }

  reopen(actor: Actor, slaId: string, month: Month, version: number, { reason }: ReopenSlaMonth): Promise<SlaMonth> {
    return this.change(actor, slaId, month, 'slaMonth.reopened', async (before) => {
      assertVersion(version, before);
      if (before.state !== 'closed') throw new RuleViolation('monthNotClosed');
      await this.months.reopen(slaId, month, reason);
      await this.results.refresh(slaId, [month]);
    });
  }

  review(actor: Actor, slaId: string, month: Month, version: number, input: ReviewSlaMonth): Promise<SlaMonth> {
    return this.change(actor, slaId, month, 'slaMonth.reviewed', async (before) => {
      assertVersion(version, before.review ?? { version: 0 });
      if (before.state !== 'closed') throw new RuleViolation('monthNotClosed');
      await this.months.review({ slaId, month }, input, { id: actor.id, on: this.clock.today() });
    });
  }

  measure(actor: Actor, slaId: string, month: Month, { values }: SetMeasurements): Promise<SlaMonth> {
    return this.change(actor, slaId, month, 'slaMonth.measured', async ({ terms, state }) => {
      if (state === 'closed') throw new RuleViolation('monthClosed');
      for (const [index, { key }] of values.entries()) {
        if (!terms.targets.some((target) => target.key === key))
          throw new RuleViolation('measurementUnknown', { path: `values.${index}.key` });
      }
      const set = values.flatMap(({ value, ...one }) =>
        value === null ? [] : [{ ...one, value, source: 'hand' as const }],
      );
      const gone = values.flatMap(({ key, value }) => (value === null ? [key] : []));
      await this.months.setMeasurements(slaId, month, set, gone);
    });
  }

  moveCredit(actor: Actor, slaId: string, month: Month, version: number, input: MoveCredit): Promise<SlaMonth> {
    return this.change(actor, slaId, month, 'slaCredit.moved', async ({ credit }) => {
      if (!credit) throw notFound();
      assertVersion(version, credit);
      const { event, on, yen, note } = input;
      const state = nextState(CREDIT_LIFECYCLE, credit.state, event);
      if (state === null)
        throw new RuleViolation('transitionNotAllowed', { path: 'event', state: credit.state, event });
      const today = this.clock.today();
      if (on !== null && on > today) throw new RuleViolation('dateInTheFuture', { path: 'on' });
      const day = on ?? today;
      const moved: StoredCredit = {
        ...credit,
        state,
        note: note === '' ? credit.note : note,
        claimedOn: event === 'claim' ? day : state === 'due' ? null : credit.claimedOn,
        receivedOn: event === 'receive' ? day : null,
        receivedYen: event === 'receive' ? (yen ?? credit.yen) : null,
      };
      await this.months.saveCredit(slaId, moved);
    });
  }

  /** One change of a month while its SLA is held, recorded with what it was before and after. */
  private change(
    actor: Actor,
    slaId: string,
    month: Month,
    action: TrailAction,
    work: (before: SlaMonth, sla: SlaEntity) => Promise<void>,
  ): Promise<SlaMonth> {
    return this.unitOfWork.run(async () => {
      const sla = await this.slas.lock(slaId);
      if (!sla) throw notFound();
      const before = await this.one(slaId, month);
      await work(before, sla);
      const after = await this.one(slaId, month);
      const { id, title } = subjectOf(sla);
      const subject = { type: 'sla', id, title: `${title} ${month}` };
      await this.trail.append(actor, { action, subject, before: toTrail(before), after: toTrail(after) });
      return after;
    });
  }

  private async computed(slaId: string, month: Month): Promise<MonthResult> {
    const results = (await this.results.of([slaId], [month])).get(slaId);
    if (!results) throw notFound();
    const [current] = results;
    if (!current) throw new RuleViolation('noTerms', { path: 'month' });
    return current;
  }
}

function termsOf(month: Month, versions: readonly SlaTermsVersion[]): SlaTerms {
  const terms = termsIn(month, versions);
  if (!terms) throw new RuleViolation('noTerms', { path: 'month' });
  return terms;
}

function toTrail({ state, result, measurements, review, credit, reopenReason }: SlaMonth): object {
  const { target, raw, contractual, met } = result;
  const values = Object.fromEntries(measurements.map(({ key, value }) => [key, value]));
  const owed = credit && { state: credit.state, percent: credit.percent, yen: credit.yen, claimBy: credit.claimBy };
  const paid = credit && {
    on: credit.receivedOn,
    yen: credit.receivedYen,
    claimedOn: credit.claimedOn,
    note: credit.note,
  };
  return { state, target, raw, contractual, met, values, review, credit: owed, paid, reopenReason };
}
