import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { AuditPlan } from '#contract/audit-plans.js';
import { daysBetween, lastDayOf, monthsOfFiscalYear } from '#domain/calendar/dates.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { isMovable, type TriedAudit } from './plan-draft';

export interface PlanMove {
  readonly audit: TriedAudit;
  readonly by: { readonly days?: number; readonly months?: number };
}

/** Contractors down, the year across; the arrow keys move an audit. */
@Component({
  selector: 'sh-plan-gantt',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="chart" role="table" [attr.aria-label]="t().audits.plan.views.gantt">
      <div class="row head" role="row">
        <div class="name" role="columnheader">{{ t().audits.columns.contractor }}</div>
        <div class="year" role="columnheader" [attr.aria-label]="t().audits.year(plan().fiscalYear)">
          @for (month of months(); track month.key) {
            <span [style.left.%]="month.from" [style.width.%]="month.width" [class.blocked]="month.blocked">{{
              month.name
            }}</span>
          }
        </div>
      </div>
      @for (row of rows(); track row.audit.id) {
        <div class="row" role="row" [class.chosen]="row.audit.id === chosen()">
          <div class="name" role="rowheader">
            <span>{{ row.audit.contractor.name }}</span>
          </div>
          <div class="year" role="cell">
            @if (today() >= 0) {
              <i class="today" [style.left.%]="today()" [title]="t().audits.plan.today"></i>
            }
            @if (row.due >= 0) {
              <i class="due" [style.left.%]="row.due" [title]="t().audits.columns.due"></i>
            }
            <button
              type="button"
              class="{{ row.audit.mode }}"
              [class.tried]="row.audit.tried"
              [class.removed]="row.audit.removed"
              [class.done]="row.audit.state === 'closed' || row.audit.state === 'cancelled'"
              [class.concern]="row.audit.concerns.length > 0"
              [style.left.%]="row.at"
              [attr.aria-pressed]="row.audit.id === chosen()"
              [attr.aria-label]="row.label"
              [title]="row.label"
              (click)="choose.emit(row.audit.id)"
              (keydown)="key($event, row.audit)"
            >
              {{ row.sign }}
            </button>
          </div>
        </div>
      }
    </div>
  `,
  styleUrl: './plan-gantt.scss',
})
export class PlanGantt {
  readonly plan = input.required<AuditPlan>();
  readonly audits = input.required<readonly TriedAudit[]>();
  readonly chosen = input.required<string | null>();
  readonly editable = input.required<boolean>();
  readonly choose = output<string>();
  readonly moved = output<PlanMove>();
  readonly removed = output<TriedAudit>();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly formats = inject(Formats);
  private readonly session = inject(Session);

  private readonly span = computed(() => {
    const months = monthsOfFiscalYear(this.plan().fiscalYear);
    const first = `${months[0] ?? ''}-01`;
    return { months, first, days: daysBetween(first, lastDayOf(months[11] ?? '')) + 1 };
  });
  protected readonly months = computed(() => {
    const { months, first, days } = this.span();
    return months.map((key) => ({
      key,
      name:
        this.language.code() === 'ja'
          ? `${Number(key.slice(5))}月`
          : new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(new Date(`${key}-01T00:00:00Z`)),
      from: (daysBetween(first, `${key}-01`) / days) * 100,
      width: ((daysBetween(`${key}-01`, lastDayOf(key)) + 1) / days) * 100,
      blocked: this.plan().settings.blockedMonths.includes(key),
    }));
  });
  protected readonly today = computed(() => this.place(this.session.today()));
  protected readonly rows = computed(() => {
    const { audits } = this.t();
    return this.audits().map((audit) => ({
      audit,
      at: this.place(audit.fieldworkOn ?? audit.plannedOn),
      due: audit.dueOn === null || audit.state === 'closed' ? -1 : this.place(audit.dueOn),
      sign: audits.modes[audit.mode].slice(0, 1),
      label: [
        audits.plan.chartLabel(
          audit.contractor.name,
          this.formats.date(audit.fieldworkOn ?? audit.plannedOn),
          audits.modes[audit.mode],
        ),
        ...audit.concerns.map((concern) => audits.concerns[concern]),
        ...(audit.removed ? [audits.plan.removedSign] : []),
      ].join('、'),
    }));
  });

  /** in per cent of the year; -1 outside of it */
  private place(date: string): number {
    const { first, days } = this.span();
    const at = daysBetween(first, date);
    return at < 0 || at >= days ? -1 : (at / days) * 100;
  }

  protected key(event: KeyboardEvent, audit: TriedAudit): void {
    if (!this.editable() || !isMovable(audit)) return;
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step !== 0) {
      const by = event.ctrlKey || event.metaKey ? { months: step } : { days: event.shiftKey ? step * 7 : step };
      this.moved.emit({ audit, by });
    } else if (event.key === 'Delete') this.removed.emit(audit);
    else return;
    this.choose.emit(audit.id);
    event.preventDefault();
  }
}
