import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { SetSlaTerms, Sla } from '#contract/slas.js';
import { monthOf } from '#domain/calendar/dates.js';
import { termsIn } from '#domain/sla/terms.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { ActForm } from '../ui/act-form';
import { NEW_TERMS, type TermsDraft, termsPath, toTerms, toTermsDraft } from './terms-draft';
import { TermsFields } from './terms-fields';

/** Sets the terms from a month on; what came before stays as it was. */
@Component({
  selector: 'sh-terms-form',
  imports: [LoadState, MatButton, PageHeader, RouterLink, TermsFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="sla" />
    @if (sla.hasValue()) {
      @let one = sla.value();
      <sh-page-header [heading]="t().slas.form.termsHeading" [crumb]="one.title" [crumbLink]="['/slas', one.id]" />
      <form novalidate (submit)="$event.preventDefault(); save(one)">
        <sh-terms-fields [terms]="form.fields.terms" [from]="form.fields.from" [fromHint]="t().slas.form.fromHint" />
        <div class="save no-print">
          @if (form.problem()) {
            <p class="problem" role="alert">{{ form.problem() }}</p>
          }
          <button matButton="filled" type="submit" [disabled]="form.busy()">{{ t().shell.save }}</button>
          <a matButton [routerLink]="['/slas', one.id]">{{ t().shell.cancel }}</a>
        </div>
      </form>
    }
  `,
  styles: `
    .save {
      position: sticky;
      bottom: 0;
      z-index: 3;
      display: flex;
      gap: 8px;
      align-items: center;
      flex-wrap: wrap;
      margin-top: 12px;
      padding: 10px 0;
      background: var(--bg);
      border-top: 1px solid var(--line);
    }
    .problem {
      margin: 0;
      color: var(--bad);
      flex-basis: 100%;
    }
  `,
})
export class TermsForm implements HoldsInput {
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  private readonly today = inject(Session).today;
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly sla = httpResource<Sla>(() => `/api/slas/${this.id()}`);
  private readonly before = computed((): { from: string; terms: TermsDraft } => {
    const from = monthOf(this.today());
    if (!this.sla.hasValue()) return { from, terms: NEW_TERMS };
    const { terms } = this.sla.value();
    const now = termsIn(from, terms) ?? terms[0]?.terms;
    return { from, terms: now ? toTermsDraft(now) : NEW_TERMS };
  });
  protected readonly form = new ActForm(linkedSignal(() => this.before()));
  private saved = false;

  hasUnsavedInput(): boolean {
    return !this.saved && JSON.stringify(this.form.draft()) !== JSON.stringify(this.before());
  }

  protected async save({ id, version }: Sla): Promise<void> {
    const answer = await this.form.send(
      ({ from, terms }) => {
        const body: SetSlaTerms = { from, terms: toTerms(terms) };
        return this.api.send<Sla>('PUT', `/api/slas/${id}/terms`, body, version);
      },
      this.t().shell.saved,
      (path) => (path.startsWith('terms.') ? ['terms', ...termsPath(path.slice(6))] : path.split('.')),
    );
    if (!answer) return;
    this.saved = true;
    await this.router.navigate(['/slas', id]);
  }
}
