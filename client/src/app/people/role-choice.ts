import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { type Role, ROLES } from '#domain/access/roles.js';
import { Language } from '../text/language';
import { FieldNote } from '../ui/field-note';

/** The roles of a person, each with what it is for. */
@Component({
  selector: 'sh-role-choice',
  imports: [FieldNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ t().people.roles }}</legend>
      @for (role of roles; track role) {
        <label>
          <input type="checkbox" [checked]="field()().value().includes(role)" (change)="toggle(role)" />
          <span
            ><b>{{ t().terms.roles[role] }}</b> <small>{{ t().people.roleHints[role] }}</small></span
          >
        </label>
      }
    </fieldset>
    <sh-field-note [field]="field()()" />
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
  readonly field = input.required<FieldTree<readonly Role[]>>();
  protected readonly roles = ROLES;
  protected readonly t = inject(Language).text;

  protected toggle(role: Role): void {
    const field = this.field()();
    field.value.update((chosen) => ROLES.filter((one) => chosen.includes(one) !== (one === role)));
    field.markAsTouched();
  }
}
