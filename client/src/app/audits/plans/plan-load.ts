import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AuditPlan } from '#contract/audit-plans.js';
import { planLoad } from '#domain/audit/plan.js';
import { monthsOfFiscalYear } from '#domain/calendar/dates.js';
import { Language } from '../../text/language';
import type { TriedAudit } from './plan-draft';

/** How many working days the plan asks of each month and of each auditor, with what is tried. */
@Component({
  selector: 'sh-plan-load',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // on a phone it is wider than the screen, and has to be moved with the keys, too
  host: { tabindex: '0', role: 'region', '[attr.aria-label]': 't().audits.plan.load' },
  template: `
    <table>
      <caption>
        {{
          t().audits.plan.load
        }}
      </caption>
      <thead>
        <tr>
          <td></td>
          @for (month of months(); track month) {
            <th scope="col">{{ monthName(month) }}</th>
          }
          <th scope="col">{{ t().audits.plan.total }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            @for (cell of row.cells; track $index) {
              <td class="num">
                <span class="bar" [style.height.%]="cell.share" aria-hidden="true"></span>{{ cell.days || '·' }}
              </td>
            }
            <td class="num">{{ row.total }}</td>
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
    table {
      width: 100%;
      min-width: 640px;
      table-layout: fixed;
      border-collapse: collapse;
      font-size: 12px;
    }
    caption {
      text-align: start;
      font-weight: 700;
      padding-bottom: 4px;
    }
    th {
      font-weight: 500;
      color: var(--text-2);
      text-align: center;
    }
    thead td {
      width: 150px;
    }
    th[scope='row'] {
      text-align: start;
    }
    td.num {
      position: relative;
      height: 28px;
      text-align: center;
      border: 1px solid var(--line);
    }
    .bar {
      position: absolute;
      inset: auto 0 0;
      background: var(--accent-weak);
      z-index: 0;
    }
    td.num {
      isolation: isolate;
    }
    .bar {
      z-index: -1;
    }
  `,
})
export class PlanLoad {
  readonly plan = input.required<AuditPlan>();
  readonly audits = input.required<readonly TriedAudit[]>();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly months = computed(() => monthsOfFiscalYear(this.plan().fiscalYear));
  protected readonly rows = computed(() => {
    const counted = this.audits().filter(({ removed, state }) => !removed && state !== 'cancelled');
    const load = planLoad(counted);
    const names = new Map(counted.flatMap(({ auditors }) => auditors.map(({ id, name }) => [id, name] as const)));
    const sums = (name: string, byMonth: ReadonlyMap<string, number>) => ({
      name,
      days: this.months().map((month) => byMonth.get(month) ?? 0),
    });
    const people = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'ja'));
    const rows = [
      sums(this.t().audits.plan.total, load.months),
      ...people.map(([id, name]) => sums(name, load.auditors.get(id) ?? new Map())),
    ];
    return rows.map(({ name, days }) => {
      const most = Math.max(...days, 1);
      return {
        name,
        total: days.reduce((sum, one) => sum + one, 0),
        cells: days.map((one) => ({ days: one, share: (one / most) * 100 })),
      };
    });
  });

  protected monthName(month: string): string {
    const number = Number(month.slice(5));
    return this.language.code() === 'ja'
      ? `${number}月`
      : new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
  }
}
