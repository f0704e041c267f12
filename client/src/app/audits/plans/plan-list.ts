import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { AuditPlan, AuditPlanList } from '#contract/audit-plans.js';
import { fiscalYearOf } from '#domain/calendar/dates.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { EmptyState } from '../../ui/empty-state';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { PLAN_STYLES } from './plan-state';

/** The yearly plans, and a new one for a year that has none. */
@Component({
  selector: 'sh-plan-list',
  imports: [EmptyState, LoadState, MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().audits.plans">
      <small hint>{{ t().audits.plan.lead }}</small>
      <div actions class="actions">
        @if (session.may('audits.edit')) {
          @for (year of missing(); track year) {
            <button matButton="filled" type="button" [disabled]="busy()" (click)="make(year)">
              {{ t().audits.plan.make(year) }}
            </button>
          }
        }
      </div>
    </sh-page-header>
    <sh-load-state [resource]="plans" />
    @if (plans.hasValue()) {
      @for (plan of plans.value().items; track plan.id) {
        <a class="card" [routerLink]="['/audits/plans', plan.id]">
          <b>{{ t().audits.year(plan.fiscalYear) }}</b>
          <span class="chip {{ styles[plan.state] }}">{{ t().audits.plan.states[plan.state] }}</span>
          <progress
            [value]="plan.closedCount"
            [max]="plan.auditCount || 1"
            [attr.aria-label]="t().audits.states.closed"
          ></progress>
          <span class="muted">{{ t().audits.plan.done(plan.closedCount, plan.auditCount) }}</span>
        </a>
      } @empty {
        <sh-empty-state [heading]="t().audits.plan.empty" [hint]="t().audits.plan.emptyHint" />
      }
    }
  `,
  styles: `
    a.card {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      margin-bottom: 8px;
      color: inherit;
      text-decoration: none;
    }
    b {
      font-size: 16px;
      color: var(--accent);
    }
    progress {
      flex: 1 1 120px;
      accent-color: var(--accent);
    }
  `,
})
export class PlanList {
  protected readonly session = inject(Session);
  protected readonly styles = PLAN_STYLES;
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly busy = signal(false);
  protected readonly plans = httpResource<AuditPlanList>(() => '/api/audit-plans');
  /** this year and the next, where there is no plan */
  protected readonly missing = computed(() => {
    if (!this.plans.hasValue()) return [];
    const made = this.plans.value().items.map(({ fiscalYear }) => fiscalYear);
    const now = fiscalYearOf(this.session.today());
    return [now, now + 1].filter((year) => !made.includes(year));
  });

  protected async make(fiscalYear: number): Promise<void> {
    this.busy.set(true);
    try {
      const plan = await this.api.send<AuditPlan>('POST', '/api/audit-plans', { fiscalYear });
      await this.router.navigate(['/audits/plans', plan.id]);
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(false);
    }
  }
}
