import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditPlan } from '#contract/audit-plans.js';
import { addDays, lastDayOf, monthOf, monthsOfFiscalYear, weekdayOf } from '#domain/calendar/dates.js';
import { Language } from '../../text/language';
import type { TriedAudit } from './plan-draft';

/** One month as a calendar, weeks from Monday. */
@Component({
  selector: 'sh-plan-month',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar">
      <button matButton="outlined" type="button" [disabled]="!before()" (click)="turn.emit(before())">←</button>
      <h2>{{ heading() }}</h2>
      <button matButton="outlined" type="button" [disabled]="!after()" (click)="turn.emit(after())">→</button>
    </div>
    <table>
      <thead>
        <tr>
          @for (name of weekdays(); track name) {
            <th scope="col">{{ name }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (week of weeks(); track week[0]?.date) {
          <tr>
            @for (day of week; track day.date) {
              <td [class.closed]="day.closed" [class.outside]="!day.inside">
                <small>{{ day.number }}</small>
                @for (audit of day.audits; track audit.id) {
                  <button
                    type="button"
                    [class.concern]="audit.concerns.length > 0"
                    [attr.aria-pressed]="audit.id === chosen()"
                    (click)="choose.emit(audit.id)"
                  >
                    {{ audit.contractor.name }}
                    <span class="muted">{{ t().audits.modes[audit.mode] }}</span>
                  </button>
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    .bar {
      display: flex;
      align-items: center;
      gap: 12px;
      h2 {
        margin: 0;
      }
    }
    table {
      width: 100%;
      min-width: 640px;
      table-layout: fixed;
      border-collapse: collapse;
      margin-top: 8px;
    }
    th {
      font-size: 12px;
      color: var(--text-2);
      font-weight: 500;
    }
    td {
      height: 84px;
      vertical-align: top;
      border: 1px solid var(--line);
      padding: 4px;
    }
    .closed {
      background: var(--surface-2);
    }
    .outside small {
      color: var(--text-3);
    }
    td button {
      display: block;
      width: 100%;
      min-height: 24px;
      text-align: start;
      font: inherit;
      font-size: 12px;
      color: inherit;
      background: var(--accent-weak);
      border: 1px solid var(--line-strong);
      border-radius: 5px;
      margin-top: 2px;
      cursor: pointer;
      &.concern {
        border: 2px solid var(--bad);
      }
      &[aria-pressed='true'] {
        outline: 2px solid var(--accent);
      }
    }
  `,
})
export class PlanMonth {
  readonly plan = input.required<AuditPlan>();
  readonly audits = input.required<readonly TriedAudit[]>();
  readonly month = input.required<string>();
  readonly chosen = input.required<string | null>();
  readonly choose = output<string>();
  readonly turn = output<string>();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;

  private readonly months = computed(() => monthsOfFiscalYear(this.plan().fiscalYear));
  protected readonly before = computed(() => this.months()[this.months().indexOf(this.month()) - 1] ?? '');
  protected readonly after = computed(() => this.months()[this.months().indexOf(this.month()) + 1] ?? '');
  protected readonly heading = computed(() =>
    new Intl.DateTimeFormat(this.language.code(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      new Date(`${this.month()}-01T00:00:00Z`),
    ),
  );
  protected readonly weekdays = computed(() => {
    const format = new Intl.DateTimeFormat(this.language.code(), { weekday: 'short', timeZone: 'UTC' });
    // 2026-06-01 is a Monday
    return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2026, 5, 1 + day))));
  });
  protected readonly weeks = computed(() => {
    const closed = new Set(this.plan().closedDays);
    const byDay = Map.groupBy(this.audits(), (audit) => audit.fieldworkOn ?? audit.plannedOn);
    const first = `${this.month()}-01`;
    const start = addDays(first, -((weekdayOf(first) + 6) % 7));
    const last = lastDayOf(this.month());
    const weeks = [];
    for (let monday = start; monday <= last; monday = addDays(monday, 7)) {
      const from = monday;
      weeks.push(
        Array.from({ length: 7 }, (_, offset) => {
          const date = addDays(from, offset);
          return {
            date,
            number: Number(date.slice(8)),
            inside: monthOf(date) === this.month(),
            closed: closed.has(date),
            audits: byDay.get(date) ?? [],
          };
        }),
      );
    }
    return weeks;
  });
}
