import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type SchemaPathTree, email, maxLength, required, validate } from '@angular/forms/signals';
import type { AddPerson, ChangePerson, Person } from '#contract/people.js';
import type { Role } from '#domain/access/roles.js';
import { Language } from '../text/language';
import { FormFrame } from '../ui/form-frame';
import { PageHeader } from '../ui/page-header';
import { RecordForm } from '../ui/record-form';
import { TextField } from '../ui/text-field';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { RoleChoice } from './role-choice';

const PAGE = '/people';
const PASSWORD_AT_LEAST = 12;
const EMPTY: Draft = { name: '', email: '', password: '', roles: ['evaluator'], active: true };

interface Draft {
  readonly name: string;
  readonly email: string;
  /** empty: it stays as it is */
  readonly password: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** Makes a person who may sign in, or changes name, roles and password. */
@Component({
  selector: 'sh-person-form',
  imports: [FormFrame, PageHeader, RoleChoice, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header
      [heading]="id() ? t().people.edit : t().people.add"
      [crumb]="t().people.heading"
      [crumbLink]="page"
    />
    <sh-form-frame [form]="form" [page]="page" [id]="id()">
      @let fields = form.fields;
      <section class="card fields">
        <sh-text-field [field]="fields.name" [label]="t().people.name" autocomplete="off" />
        @if (form.isNew()) {
          <sh-text-field [field]="fields.email" [label]="t().people.email" kind="email" autocomplete="off" />
        }
        <sh-text-field
          [field]="fields.password"
          [label]="form.isNew() ? t().people.password : t().people.newPassword"
          [hint]="form.isNew() ? t().people.passwordHint : t().people.newPasswordHint"
          kind="password"
          autocomplete="new-password"
        />
      </section>
      <section class="card">
        <sh-role-choice [field]="fields.roles" />
        @if (form.base()?.signsInBy?.includes('saml')) {
          <p class="muted">{{ t().people.rolesFromSso }}</p>
        }
      </section>
    </sh-form-frame>
  `,
  styles: `
    :host {
      display: block;
      max-width: 900px;
    }
  `,
})
export class PersonForm implements HoldsInput {
  readonly id = input<string>();
  protected readonly page = PAGE;
  protected readonly t = inject(Language).text;
  protected readonly form = new RecordForm<Person, Draft>({
    id: this.id,
    url: '/api/people',
    page: PAGE,
    empty: EMPTY,
    toDraft: ({ name, email, roles, active }) => ({ name, email, password: '', roles, active }),
    toBody: (draft) => (this.id() === undefined ? toAdd(draft) : toChange(draft)),
    rules: (path) => {
      required(path.name);
      maxLength(path.name, 200);
      required(path.email);
      email(path.email);
      this.passwordRules(path);
      validate(path.roles, ({ value }) => (value().length === 0 ? { kind: 'choice' } : null));
    },
    compared: () => {
      const { people, terms } = this.t();
      return [
        [people.name, (draft) => draft.name],
        [people.roles, ({ roles }) => roles.map((role) => terms.roles[role]).join('\n')],
        [people.state, ({ active }) => (active ? people.active : people.stopped)],
      ];
    },
  });

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  private passwordRules({ password }: SchemaPathTree<Draft>): void {
    required(password, { when: () => this.id() === undefined });
    validate(password, ({ value }) =>
      value() !== '' && value().length < PASSWORD_AT_LEAST ? { kind: 'minLength', minLength: PASSWORD_AT_LEAST } : null,
    );
  }
}

const toAdd = ({ name, email, password, roles }: Draft): AddPerson => ({ name, email, password, roles: [...roles] });
const toChange = ({ name, password, roles, active }: Draft): ChangePerson => ({
  name,
  roles: [...roles],
  active,
  ...(password === '' ? {} : { password }),
});
