import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Language } from '../text/language';
import { ProblemText, problemOf } from '../ui/api';
import { Session } from './session';

/** Address and password; `signedIn` once they were right. */
@Component({
  selector: 'sh-sign-in-form',
  imports: [FormField, MatButton, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="submit($event)">
      <mat-form-field>
        <mat-label>{{ t().session.email }}</mat-label>
        <input matInput type="email" autocomplete="username" [formField]="credentials.email" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().session.password }}</mat-label>
        <input matInput type="password" autocomplete="current-password" [formField]="credentials.password" />
      </mat-form-field>
      @if (problem()) {
        <p class="problem" role="alert">{{ problem() }}</p>
      }
      <button matButton="filled" type="submit" [disabled]="busy()">{{ t().session.signIn }}</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
    .problem {
      margin: 0;
      color: var(--bad);
    }
  `,
})
export class SignInForm {
  readonly signedIn = output();
  protected readonly t = inject(Language).text;
  private readonly session = inject(Session);
  private readonly problemText = inject(ProblemText);
  private readonly model = signal({ email: '', password: '' });
  protected readonly credentials = form(this.model, (path) => {
    required(path.email);
    required(path.password);
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  protected submit(event: Event): void {
    event.preventDefault();
    void this.signIn(this.model().email, this.model().password);
  }

  async signIn(email: string, password: string): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.session.signIn({ email, password });
      this.signedIn.emit();
    } catch (error) {
      const problem = problemOf(error);
      const wrong = problem.code === 'unauthenticated' || problem.code === 'invalid';
      this.problem.set(wrong ? this.t().session.refused : this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
