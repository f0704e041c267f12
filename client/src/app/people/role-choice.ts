import { ChangeDetectionStrategy, Component, inject, input, model } from '@angular/core';
import { type Role, ROLES } from '#domain/access/roles.js';
import { Language } from '../text/language';

/** The roles of a person, each with what it is for. */
@Component({
  selector: 'sh-role-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [disabled]="disabled()">
      <legend>{{ t().people.roles }}</legend>
      @for (role of roles; track role) {
        <label>
          <input type="checkbox" [checked]="chosen().includes(role)" (change)="toggle(role)" />
          <span
            ><b>{{ t().terms.roles[role] }}</b> <small>{{ t().people.roleHints[role] }}</small></span
          >
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      border: 1px solid var(--line);
      border-radius: var(--radius);
      margin: 0;
      padding: 4px 12px 8px;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
    }
    b {
      margin-inline-end: 6px;
    }
  `,
})
export class RoleChoice {
  readonly chosen = model.required<readonly Role[]>();
  readonly disabled = input(false);
  protected readonly roles = ROLES;
  protected readonly t = inject(Language).text;

  protected toggle(role: Role): void {
    this.chosen.update((chosen) => ROLES.filter((one) => chosen.includes(one) !== (one === role)));
  }
}
