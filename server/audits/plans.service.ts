import { Injectable } from '@nestjs/common';
import type {
  AddAuditPlan,
  AuditPlan,
  AuditPlanList,
  ChangeAuditPlan,
  CompleteAuditPlan,
  PlannedAudit,
  PlanSettings,
} from '#contract/audit-plans.js';
import {
  type AuditableContractor,
  auditDueOn,
  concernsOf,
  DEFAULT_PLAN_SETTINGS,
  type ProposedAudit,
  proposePlan,
  questionsFor,
  whoIsDue,
} from '#domain/audit/plan.js';
import { worstOf } from '#domain/audit/summary.js';
import { type Calendar, isBusinessDay } from '#domain/calendar/business-days.js';
import { addDays, lastDayOf, monthsOfFiscalYear } from '#domain/calendar/dates.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import { ApprovalsWriter } from '../approvals/approvals.writer.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { type ContractorToAudit, ContractorsReader } from '../contractors/contractors.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { NumberSeries } from '../platform/number-series.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { AuditPlanEntity } from './audits.entities.js';
import { planTitle, toSummary } from './audits.mapper.js';
import { AuditsRepository } from './audits.repository.js';
import { PlansRepository } from './plans.repository.js';
import { ProgrammesService } from './programmes.service.js';

@Injectable()
export class PlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: PlansRepository,
    private readonly audits: AuditsRepository,
    private readonly programmes: ProgrammesService,
    private readonly contractors: ContractorsReader,
    private readonly approvals: ApprovalsReader,
    private readonly approvalsWriter: ApprovalsWriter,
    private readonly numbers: NumberSeries,
    private readonly calendar: CalendarReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<AuditPlanList> {
    return { items: await this.plans.list() };
  }

  async one(id: string): Promise<AuditPlan> {
    const [summary, plan] = await Promise.all([this.plans.counted(id), this.plans.byId(id)]);
    if (!summary || !plan) throw notFound();
    const calendar = await this.calendar.calendar();
    const settings = plan.settings as PlanSettings;
    const expected = await this.audits.expected(plan.fiscalYear);
    const toAudit = await this.toAudit(expected);
    const rows = await this.audits.ofPlan(id);
    const owners = await this.contractors.owners(
      rows.map(({ contractor }) => contractor.id),
      this.clock.today(),
    );
    const planned = new Set(rows.flatMap(({ state, contractor }) => (state === 'cancelled' ? [] : [contractor.id])));
    const approval = (await this.approvals.ofSubject('auditPlan', id)).find((one) => one.id === plan.approvalId);
    return {
      ...summary,
      programmeId: plan.programmeId,
      note: plan.note,
      settings,
      approval: approval ? { id: approval.id, state: approval.state, note: approval.decisionNote } : null,
      audits: rows.map((row): PlannedAudit => {
        const lastAuditedOn = laterOf(row.lastAuditedOn, expected.get(row.contractor.id));
        const audit = toSummary({ ...row, lastAuditedOn });
        const ownerIds = [...(owners.get(audit.contractor.id) ?? [])];
        const planable = audit.state === 'planned' || audit.state === 'announced';
        const facts = {
          ...audit,
          auditorIds: audit.auditors.map((one) => one.id),
          ownerIds,
          running: audit.contractor.running,
        };
        return {
          ...audit,
          ownerIds,
          concerns: planable ? concernsOf(facts, settings.blockedMonths, (date) => isBusinessDay(date, calendar)) : [],
        };
      }),
      uncovered: whoIsDue(toAudit, plan.fiscalYear)
        .filter((one) => !planned.has(one.id))
        .map((one) => ({ id: one.id, name: one.name, tier: one.tier, dueOn: auditDueOn(one.lastAuditedOn) })),
      auditors: await this.plans.auditors(),
      closedDays: closedDays(plan.fiscalYear, calendar),
    };
  }

  /** A draft for the year: everybody who is due, with a day, a mode and auditors. */
  add(actor: Actor, input: AddAuditPlan): Promise<AuditPlan> {
    return this.unitOfWork.run(async () => {
      const { fiscalYear } = input;
      if (await this.plans.ofYear(fiscalYear))
        throw new RuleViolation('planExists', { path: 'fiscalYear', fiscalYear });
      const settings = input.settings ?? {
        ...DEFAULT_PLAN_SETTINGS,
        blockedMonths: [],
        auditorIds: (await this.plans.auditors()).map(({ id }) => id),
      };
      const programme = await this.programmes.newest();
      const plan = await this.plans.save(new AuditPlanEntity(), {
        fiscalYear,
        programmeId: programme.id,
        state: 'draft',
        note: '',
        settings,
        approvalId: null,
      });
      const count = await this.propose(plan, new Set());
      await this.trail.append(actor, {
        action: 'auditPlan.created',
        subject: { type: 'auditPlan', id: plan.id, title: planTitle(fiscalYear) },
        after: { fiscalYear, audits: count },
      });
      return this.one(plan.id);
    });
  }

  /** Adds who is due by now and not in the plan; `again` proposes what is only planned anew, by the settings of now. */
  complete(actor: Actor, id: string, version: number, { again }: CompleteAuditPlan): Promise<AuditPlan> {
    return this.unitOfWork.run(async () => {
      const { plan, before } = await this.draft(id, version);
      const anew = new Set(again ? before.audits.flatMap((one) => (one.state === 'planned' ? [one.id] : [])) : []);
      await this.plans.remove(id, [...anew]);
      const covered = new Set(
        before.audits.flatMap((one) => (one.state === 'cancelled' || anew.has(one.id) ? [] : [one.contractor.id])),
      );
      const count = await this.propose(plan, covered);
      await this.plans.save(plan, {});
      await this.trail.append(actor, {
        action: 'auditPlan.changed',
        subject: { type: 'auditPlan', id, title: planTitle(plan.fiscalYear) },
        after: { removed: anew.size, added: count },
      });
      return this.one(id);
    });
  }

  /** Settings and moves at once: what was tried in the browser is taken over as a whole, or not at all. */
  change(actor: Actor, id: string, version: number, input: ChangeAuditPlan): Promise<AuditPlan> {
    return this.unitOfWork.run(async () => {
      const { plan, before } = await this.draft(id, version);
      const audits = new Map(before.audits.map((one) => [one.id, one]));
      const known = new Set(before.auditors.map((one) => one.id));
      const moves = input.moves.map((move, index) => {
        const audit = audits.get(move.auditId);
        if (!audit) throw notFound();
        const auditorIds = move.auditorIds ?? audit.auditors.map((one) => one.id);
        const refused = auditorIds.find((one) => audit.ownerIds.includes(one) || !known.has(one));
        if (refused !== undefined) {
          throw new RuleViolation('dependentAuditor', {
            path: `moves.${index}.auditorIds`,
            contractor: audit.contractor.name,
          });
        }
        const mode = move.mode ?? audit.mode;
        return {
          id: audit.id,
          plannedOn: move.plannedOn ?? audit.plannedOn,
          mode,
          plannedDays: mode === audit.mode ? audit.plannedDays : input.settings.days[mode],
          auditorIds,
        };
      });
      await this.plans.move(id, moves);
      await this.audits.setAuditors(moves);
      await this.plans.remove(id, input.removed);
      await this.plans.save(plan, { note: input.note, settings: input.settings });
      const after = await this.one(id);
      await this.trail.append(actor, {
        action: 'auditPlan.changed',
        subject: { type: 'auditPlan', id, title: planTitle(plan.fiscalYear) },
        before: outline(before),
        after: outline(after),
      });
      return after;
    });
  }

  /** Asks for the approval of the plan by somebody else. */
  submit(actor: Actor, id: string, version: number): Promise<AuditPlan> {
    return this.unitOfWork.run(async () => {
      const { plan } = await this.draft(id, version);
      const title = planTitle(plan.fiscalYear);
      const approvalId = await this.approvalsWriter.request(
        actor,
        'auditPlan',
        { type: 'auditPlan', id, title },
        { lastDay: null },
        plan.note || title,
      );
      await this.plans.save(plan, { state: 'submitted', approvalId });
      await this.trail.append(actor, {
        action: 'auditPlan.moved',
        subject: { type: 'auditPlan', id, title },
        before: { state: 'draft' },
        after: { state: 'submitted' },
      });
      return this.one(id);
    });
  }

  private async draft(id: string, version: number): Promise<{ plan: AuditPlanEntity; before: AuditPlan }> {
    const plan = await this.plans.lock(id);
    if (!plan) throw notFound();
    const before = await this.one(id);
    assertVersion(version, before);
    if (plan.state !== 'draft') throw new RuleViolation('planNotDraft', { state: plan.state });
    return { plan, before };
  }

  /** Makes the audits of everybody who is due and not covered yet; returns how many. */
  private async propose(plan: AuditPlanEntity, covered: ReadonlySet<string>): Promise<number> {
    const calendar = await this.calendar.calendar();
    const today = this.clock.today();
    const rated = await this.audits.lastRated();
    const expected = await this.audits.expected(plan.fiscalYear);
    const toAudit = (await this.toAudit(expected)).filter(({ id }) => !covered.has(id));
    const proposed = proposePlan(
      toAudit.map((one: ContractorToAudit): AuditableContractor => ({
        ...one,
        lastWorst: worstOf(rated.get(one.id) ?? {}),
      })),
      plan.fiscalYear,
      today,
      plan.settings as PlanSettings,
      (date) => isBusinessDay(date, calendar),
    );
    await this.addAudits(plan, proposed, new Map(toAudit.map((one) => [one.id, one])));
    return proposed.length;
  }

  /** Everybody in the register, as if what earlier years have planned had been done by then. */
  private async toAudit(expected: ReadonlyMap<string, string>): Promise<ContractorToAudit[]> {
    return (await this.contractors.toAudit(this.clock.today())).map((one) => ({
      ...one,
      lastAuditedOn: laterOf(one.lastAuditedOn, expected.get(one.id)),
    }));
  }

  private async addAudits(
    plan: AuditPlanEntity,
    proposed: readonly ProposedAudit[],
    contractors: ReadonlyMap<string, ContractorToAudit>,
  ): Promise<void> {
    if (proposed.length === 0) return;
    const programme = await this.programmes.one(plan.programmeId);
    const numbers = await this.numbers.take(`A${plan.fiscalYear}`, proposed.length);
    await this.audits.insert(
      proposed.map((one, index) => ({
        number: numbers[index] ?? '',
        planId: plan.id,
        programmeId: plan.programmeId,
        contractorId: one.contractorId,
        fiscalYear: plan.fiscalYear,
        mode: one.mode,
        modeReason: one.modeReason,
        questions: questionsFor(programme, contractors.get(one.contractorId)?.tier ?? 'high'),
        plannedOn: one.plannedOn,
        plannedDays: one.days,
        auditorIds: one.auditorIds,
      })),
    );
  }
}

const laterOf = (done: string | null, expected = ''): string | null => (expected > (done ?? '') ? expected : done);

/** What the trail compares: settings, and each audit's day and people. */
const outline = ({ note, settings, audits }: AuditPlan): object => ({
  note,
  settings,
  audits: Object.fromEntries(
    audits.map((one) => [
      one.number,
      `${one.plannedOn} ${one.mode} ${one.auditors.map(({ name }) => name).join('・')}`,
    ]),
  ),
});

function closedDays(fiscalYear: number, calendar: Calendar): string[] {
  const months = monthsOfFiscalYear(fiscalYear);
  const last = lastDayOf(months[11] ?? '');
  const closed: string[] = [];
  for (let date = `${months[0] ?? ''}-01`; date <= last; date = addDays(date, 1)) {
    if (!isBusinessDay(date, calendar)) closed.push(date);
  }
  return closed;
}
