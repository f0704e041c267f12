import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditPlan, PlanSettings } from '#contract/audit-plans.js';
import { AUDIT_MODES, type AuditMode } from '#domain/audit/states.js';
import { monthsOfFiscalYear } from '#domain/calendar/dates.js';
import { Language } from '../../text/language';

/** What a proposal is made by: who audits, which months are kept free, how long and with how many people. */
@Component({
  selector: 'sh-plan-settings',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="card no-print">
      <summary>{{ t().audits.plan.settings }}</summary>
      <label class="note"
        >{{ t().audits.plan.note }}
        <textarea #words rows="2" maxlength="4000" [value]="note()" (input)="note.set(words.value)"></textarea>
      </label>
      <fieldset>
        <legend>{{ t().audits.plan.auditorsOfYear }}</legend>
        @for (person of plan().auditors; track person.id) {
          <label
            ><input
              #who
              type="checkbox"
              [checked]="settings().auditorIds.includes(person.id)"
              (change)="toggle('auditorIds', person.id, who.checked)"
            />
            {{ person.name }}</label
          >
        }
      </fieldset>
      <fieldset>
        <legend>{{ t().audits.plan.blockedMonths }}</legend>
        @for (month of months(); track month.key) {
          <label
            ><input
              #free
              type="checkbox"
              [checked]="settings().blockedMonths.includes(month.key)"
              (change)="toggle('blockedMonths', month.key, free.checked)"
            />
            {{ month.name }}</label
          >
        }
      </fieldset>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">{{ t().audits.plan.daysOf }}</th>
            <th scope="col">{{ t().audits.plan.peopleOf }}</th>
          </tr>
        </thead>
        <tbody>
          @for (mode of modes; track mode) {
            <tr>
              <th scope="row">{{ t().audits.modes[mode] }}</th>
              @for (kind of kinds; track kind) {
                <td>
                  <input
                    #count
                    type="number"
                    min="1"
                    max="30"
                    [attr.aria-label]="
                      t().audits.modes[mode] +
                      ' ' +
                      (kind === 'days' ? t().audits.plan.daysOf : t().audits.plan.peopleOf)
                    "
                    [value]="settings()[kind][mode]"
                    (change)="setCount(kind, mode, count.value)"
                  />
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
      <div class="actions">
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="save(false)">
          {{ t().audits.plan.saveSettings }}
        </button>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="save(true)">
          {{ t().audits.plan.again }}
        </button>
        <small>{{ t().audits.plan.againHint }}</small>
      </div>
    </details>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 12px;
    }
    summary {
      color: var(--accent);
      cursor: pointer;
      min-height: 24px;
    }
    fieldset {
      border: 0;
      padding: 0;
      margin: 8px 0;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
    }
    legend {
      font-size: 13px;
      font-weight: 700;
      padding: 0;
    }
    .note {
      display: block;
      font-size: 13px;
      font-weight: 700;
      margin-top: 8px;
    }
    textarea,
    input[type='number'] {
      font: inherit;
      font-weight: 400;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 4px 8px;
    }
    textarea {
      display: block;
      width: 100%;
    }
    input[type='number'] {
      width: 72px;
      min-height: 32px;
    }
    table {
      margin: 8px 0 12px;
    }
    th {
      font-size: 13px;
      font-weight: 500;
      text-align: start;
      padding-inline-end: 12px;
    }
  `,
})
export class PlanSettingsForm {
  readonly plan = input.required<AuditPlan>();
  readonly busy = input.required<boolean>();
  readonly saved = output<{ settings: PlanSettings; note: string; again: boolean }>();
  protected readonly modes = AUDIT_MODES;
  protected readonly kinds = ['days', 'people'] as const;
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly settings = linkedSignal(() => this.plan().settings);
  protected readonly note = linkedSignal(() => this.plan().note);
  protected readonly months = computed(() => {
    const format = new Intl.DateTimeFormat(this.language.code(), { month: 'short', timeZone: 'UTC' });
    return monthsOfFiscalYear(this.plan().fiscalYear).map((key) => ({
      key,
      name: format.format(new Date(`${key}-01T00:00:00Z`)),
    }));
  });

  protected toggle(of: 'auditorIds' | 'blockedMonths', one: string, wanted: boolean): void {
    this.settings.update((settings) => ({
      ...settings,
      [of]: [...settings[of].filter((other) => other !== one), ...(wanted ? [one] : [])].sort(),
    }));
  }
  protected setCount(kind: 'days' | 'people', mode: AuditMode, text: string): void {
    const count = Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), 30);
    this.settings.update((settings) => ({ ...settings, [kind]: { ...settings[kind], [mode]: count } }));
  }
  protected save(again: boolean): void {
    this.saved.emit({ settings: this.settings(), note: this.note(), again });
  }
}
