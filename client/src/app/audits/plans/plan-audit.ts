import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditPlan } from '#contract/audit-plans.js';
import { AUDIT_MODES } from '#domain/audit/states.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { STATE_STYLES } from '../audit-state';
import { isMovable, type Trial, type TriedAudit } from './plan-draft';

/** The audit that was chosen in the plan: its day, mode and people, to be tried. */
@Component({
  selector: 'sh-plan-audit',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = audit();
    <header>
      <h2>
        <a [routerLink]="['/audits', one.id]">{{ one.contractor.name }}</a>
      </h2>
      <span class="chip {{ styles[one.state] }}">{{ t().audits.states[one.state] }}</span>
    </header>
    <p class="muted">
      {{ one.number }} · {{ t().audits.tiers[one.contractor.tier] }} ·
      {{ one.dueOn ? t().audits.columns.due + ' ' + formats.day(one.dueOn) : t().audits.never }}
    </p>
    @for (concern of one.concerns; track concern) {
      <span class="chip bad">! {{ t().audits.concerns[concern] }}</span>
    }
    @if (movable()) {
      <div class="fields">
        <label
          >{{ t().audits.plan.moveTo }}
          <input
            #day
            type="date"
            [value]="one.plannedOn"
            (change)="day.value && tried.emit({ plannedOn: day.value })"
          />
        </label>
        <label
          >{{ t().audits.columns.mode }}
          <select #mode (change)="setMode(mode.value)">
            @for (choice of modes; track choice) {
              <option [value]="choice" [selected]="choice === one.mode">{{ t().audits.modes[choice] }}</option>
            }
          </select>
        </label>
        @for (place of places(); track place) {
          <label
            >{{ place === 0 ? t().audits.plan.lead1 : t().audits.plan.second }}
            <select #person (change)="setAuditor(place, person.value)">
              <option value="">{{ t().audits.nobody }}</option>
              @for (choice of plan().auditors; track choice.id) {
                <option
                  [value]="choice.id"
                  [selected]="choice.id === one.auditorIds[place]"
                  [disabled]="one.ownerIds.includes(choice.id)"
                >
                  {{ choice.name
                  }}{{ one.ownerIds.includes(choice.id) ? '（' + t().audits.concerns.dependent + '）' : '' }}
                </option>
              }
            </select>
          </label>
        }
      </div>
      @if (one.removed) {
        <button matButton="outlined" type="button" (click)="back.emit()">{{ t().audits.plan.restore }}</button>
      } @else {
        <button matButton="outlined" type="button" (click)="tried.emit({ removed: true })">
          {{ t().audits.plan.remove }}
        </button>
      }
    } @else {
      <p>
        {{ formats.date(one.fieldworkOn ?? one.plannedOn) }} · {{ t().audits.modes[one.mode] }} ·
        {{ names() || t().audits.nobody }}
      </p>
    }
  `,
  styles: `
    @use '../fields';
    header {
      display: flex;
      gap: 8px;
      justify-content: space-between;
      align-items: flex-start;
    }
    p {
      margin: 4px 0 8px;
    }
    .fields {
      margin: 8px 0 12px;
    }
  `,
})
export class PlanAudit {
  readonly plan = input.required<AuditPlan>();
  readonly audit = input.required<TriedAudit>();
  readonly editable = input.required<boolean>();
  readonly tried = output<Trial>();
  readonly back = output();
  protected readonly styles = STATE_STYLES;
  protected readonly modes = AUDIT_MODES;
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly movable = computed(() => this.editable() && isMovable(this.audit()));
  protected readonly names = computed(() =>
    this.audit()
      .auditors.map(({ name }) => name)
      .join('、'),
  );
  /** one more than are named, up to what the mode takes */
  protected readonly places = computed(() => {
    const { auditorIds, mode } = this.audit();
    const wanted = Math.max(this.plan().settings.people[mode], Math.min(auditorIds.length + 1, 3));
    return Array.from({ length: wanted }, (_, place) => place);
  });

  protected setMode(value: string): void {
    const mode = AUDIT_MODES.find((one) => one === value);
    if (mode) this.tried.emit({ mode });
  }
  protected setAuditor(place: number, id: string): void {
    const others = this.audit().auditorIds.filter((one, index) => index !== place && one !== id);
    this.tried.emit({ auditorIds: id ? [...others.slice(0, place), id, ...others.slice(place)] : others });
  }
}
