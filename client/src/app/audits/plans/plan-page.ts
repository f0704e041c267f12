import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditPlan, PlanSettings } from '#contract/audit-plans.js';
import { monthOf, monthsOfFiscalYear } from '#domain/calendar/dates.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api, problemOf } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';
import { STATE_STYLES } from '../audit-state';
import { PlanAudit } from './plan-audit';
import {
  asChange,
  movedDay,
  putBack,
  type Trial,
  tried,
  type TriedAudit,
  triedAudits,
  type Trials,
} from './plan-draft';
import { PlanGantt, type PlanMove } from './plan-gantt';
import { PlanLoad } from './plan-load';
import { PlanMonth } from './plan-month';
import { PlanSettingsForm } from './plan-settings';
import { PLAN_STYLES } from './plan-state';

const VIEWS = ['gantt', 'month', 'table'] as const;
const NONE: Trials = new Map();

/** A yearly plan: what is moved is only tried, and answered at once by load and concerns, until it is taken over as a whole. */
@Component({
  selector: 'sh-plan-page',
  imports: [LoadState, MatButton, PageHeader, PlanAudit, PlanGantt, PlanLoad, PlanMonth, PlanSettingsForm, RouterLink],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
})
export class PlanPage implements HoldsInput {
  readonly id = input.required<string>();
  readonly view = input<string>();
  readonly auditor = input<string>();
  readonly concerns = input<string>();
  readonly month = input<string>();
  readonly audit = input<string>();
  protected readonly views = VIEWS;
  protected readonly none = NONE;
  protected readonly styles = PLAN_STYLES;
  protected readonly auditStyles = STATE_STYLES;
  protected readonly session = inject(Session);
  protected readonly list = inject(ListState);
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly busy = signal(false);
  protected readonly trials = signal<Trials>(NONE);

  protected readonly resource = httpResource<AuditPlan>(() => `/api/audit-plans/${this.id()}`);
  protected readonly plan = linkedSignal<AuditPlan | null, AuditPlan | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly editable = computed(() => this.plan()?.state === 'draft' && this.session.may('audits.edit'));
  protected readonly shownView = computed(() => VIEWS.find((one) => one === this.view()) ?? 'gantt');
  protected readonly tried = computed(() => {
    const plan = this.plan();
    return plan ? triedAudits(plan, this.trials()) : [];
  });
  protected readonly shown = computed(() =>
    this.tried().filter(
      (one) =>
        (!this.auditor() || one.auditorIds.includes(this.auditor() ?? '')) &&
        (this.concerns() !== 'true' || one.concerns.length > 0),
    ),
  );
  protected readonly chosen = computed(() => this.tried().find(({ id }) => id === this.audit()) ?? null);
  /** the month asked for, else that of the chosen audit, else this one, else the first */
  protected readonly shownMonth = computed(() => {
    const months = monthsOfFiscalYear(this.plan()?.fiscalYear ?? 0);
    const wanted = [this.month(), this.chosen()?.plannedOn.slice(0, 7), monthOf(this.session.today())];
    return wanted.find((one) => one !== undefined && months.includes(one)) ?? months[0] ?? '';
  });

  hasUnsavedInput(): boolean {
    return this.trials().size > 0;
  }

  protected tryWith(audit: TriedAudit, change: Trial): void {
    const stored = this.plan()?.audits.find(({ id }) => id === audit.id);
    if (stored) this.trials.update((trials) => tried(trials, stored, change));
  }
  protected restore(audit: TriedAudit): void {
    const stored = this.plan()?.audits.find(({ id }) => id === audit.id);
    if (stored) this.trials.update((trials) => putBack(trials, stored));
  }
  protected move({ audit, by }: PlanMove): void {
    this.tryWith(audit, { plannedOn: movedDay(audit.plannedOn, by, this.plan()?.fiscalYear ?? 0) });
  }

  protected takeOver(): Promise<boolean> {
    const plan = this.plan();
    return plan
      ? this.send('PUT', '', asChange(plan, this.trials()), this.t().audits.plan.takenOver)
      : Promise.resolve(false);
  }
  protected complete(): Promise<boolean> {
    return this.send('POST', '/complete', {}, this.t().audits.plan.takenOver);
  }
  protected async saveSettings(settings: PlanSettings, note: string, again: boolean): Promise<void> {
    const saved = await this.send('PUT', '', { settings, note, moves: [], removed: [] }, this.t().audits.sheet.saved);
    if (saved && again) await this.send('POST', '/complete', { again: true }, this.t().audits.plan.takenOver);
  }
  protected submit(): Promise<boolean> {
    return this.send('POST', '/submit', {}, this.t().audits.plan.submitted);
  }

  private async send(method: 'PUT' | 'POST', path: string, body: object, done: string): Promise<boolean> {
    const plan = this.plan();
    if (!plan) return false;
    this.busy.set(true);
    try {
      this.plan.set(await this.api.send<AuditPlan>(method, `/api/audit-plans/${plan.id}${path}`, body, plan.version));
      if (method === 'PUT') this.trials.set(NONE);
      this.notices.done(done);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      // what is tried stays and is judged against the newer plan
      if (problem.code === 'stale') this.plan.set(problem.current as AuditPlan);
      this.notices.problem(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
