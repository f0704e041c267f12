import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { ChecklistList } from '#contract/checklists.js';
import type { Evaluation } from '#contract/evaluations.js';
import { Language } from '../../text/language';
import { Api, ProblemText, problemOf } from '../../ui/api';
import { PageHeader } from '../../ui/page-header';
import { ServicePicker } from '../setup/service-picker';

@Component({
  selector: 'sh-evaluation-new',
  imports: [MatButton, MatFormFieldModule, MatInput, PageHeader, ServicePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().evaluations.add" [crumb]="t().evaluations.heading" crumbLink="/evaluations" />
    <form class="card" (submit)="create($event)">
      <div class="fields">
        <mat-form-field>
          <mat-label>{{ t().evaluations.title }}</mat-label>
          <input #title matInput required maxlength="200" [value]="name()" (input)="name.set(title.value)" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ t().evaluations.question }}</mat-label>
          <textarea #what matInput rows="2" [value]="question()" (input)="question.set(what.value)"></textarea>
        </mat-form-field>
      </div>
      <h2>{{ t().evaluations.chooseCandidates }}</h2>
      <sh-service-picker [(chosen)]="chosen" />
      @if (problem()) {
        <p class="bad" role="alert">{{ problem() }}</p>
      }
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="!ready() || busy()">{{ t().evaluations.create }}</button>
        <span role="status">{{ t().evaluations.chosen(chosen().length) }}</span>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
    .bad {
      color: var(--bad);
    }
  `,
})
export class EvaluationNew {
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly problemText = inject(ProblemText);
  private readonly router = inject(Router);
  private readonly checklists = httpResource<ChecklistList>(() => '/api/checklists');
  protected readonly name = signal('');
  protected readonly question = signal('');
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly ready = computed(
    () => this.name().trim() !== '' && this.chosen().length > 0 && this.checklists.hasValue(),
  );

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const checklistId = this.checklists.value()?.items[0]?.id;
    this.busy.set(true);
    this.problem.set('');
    try {
      const made = await this.api.send<Evaluation>('POST', '/api/evaluations', {
        title: this.name(),
        question: this.question(),
        checklistId,
        serviceIds: this.chosen(),
      });
      await this.router.navigate(['/evaluations', made.id]);
    } catch (error) {
      this.problem.set(this.problemText.of(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
