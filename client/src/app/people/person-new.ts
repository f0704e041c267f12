import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, email, form, maxLength, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import type { Person } from '#contract/people.js';
import type { Role } from '#domain/access/roles.js';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { refusedFields } from './person-problem';
import { RoleChoice } from './role-choice';

@Component({
  selector: 'sh-person-new',
  imports: [FormField, MatButton, MatFormFieldModule, MatInput, PageHeader, RoleChoice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().people.add" [crumb]="t().people.heading" crumbLink="/people" />
    <form class="card" (submit)="create($event)">
      <div class="fields">
        <mat-form-field>
          <mat-label>{{ t().people.name }}</mat-label>
          <input matInput autocomplete="off" [formField]="person.name" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ t().people.email }}</mat-label>
          <input matInput type="email" autocomplete="off" [formField]="person.email" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ t().people.password }}</mat-label>
          <input matInput type="password" autocomplete="new-password" [formField]="person.password" />
          <mat-hint>{{ t().people.passwordHint }}</mat-hint>
        </mat-form-field>
      </div>
      <sh-role-choice [(chosen)]="roles" />
      @if (problem()) {
        <p class="bad" role="alert">{{ problem() }}</p>
      }
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="!ready() || busy()">{{ t().people.create }}</button>
        <a matButton routerLink="/people">{{ t().shell.cancel }}</a>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
      max-width: 900px;
    }
    .fields {
      align-items: start;
    }
    .bad {
      color: var(--bad);
      margin: 0;
    }
  `,
})
export class PersonNew implements HoldsInput {
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  private readonly router = inject(Router);
  private readonly model = signal({ name: '', email: '', password: '' });
  protected readonly person = form(this.model, (path) => {
    required(path.name);
    maxLength(path.name, 200);
    required(path.email);
    email(path.email);
    required(path.password);
    minLength(path.password, 12);
  });
  protected readonly roles = signal<readonly Role[]>(['evaluator']);
  private readonly made = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly ready = computed(() => this.person().valid() && this.roles().length > 0);

  hasUnsavedInput(): boolean {
    return !this.made() && Object.values(this.model()).some((text) => text !== '');
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      const made = await this.api.send<Person>('POST', '/api/people', { ...this.model(), roles: this.roles() });
      this.made.set(true);
      this.notices.done(this.t().people.created(made.name));
      await this.router.navigateByUrl('/people');
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(refusedFields(problem, this.t()) ?? this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
