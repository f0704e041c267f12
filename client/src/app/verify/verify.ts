import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { Verification } from '#contract/reports.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';

/** Whoever holds a report may see whether it is genuine, without signing in; nothing of what it says. */
@Component({
  selector: 'sh-verify',
  imports: [LoadState, MatButton, MatFormField, MatHint, MatInput, MatLabel, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().verify.heading" />
    <p class="muted">{{ t().verify.lead }}</p>
    <form (submit)="check($event, typed.value)">
      <mat-form-field appearance="outline">
        <mat-label>{{ t().verify.code }}</mat-label>
        <input
          #typed
          matInput
          name="code"
          required
          maxlength="60"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          [value]="code() ?? ''"
        />
        <mat-hint>{{ t().verify.example }}</mat-hint>
      </mat-form-field>
      <button matButton="filled" type="submit">{{ t().verify.check }}</button>
    </form>
    @if (code()) {
      <sh-load-state [resource]="found" />
    }
    <div aria-live="polite">
      @if (result(); as one) {
        <section class="card" [class.ok]="one.valid" [class.bad]="!one.valid" aria-labelledby="result">
          @if (one.valid) {
            <h2 id="result"><span aria-hidden="true">✓</span> {{ t().verify.valid }}</h2>
            <dl>
              <dt>{{ t().verify.code }}</dt>
              <dd class="code">{{ one.code }}</dd>
              <dt>{{ t().verify.kind }}</dt>
              <dd>{{ one.kind ? t().verify.kinds[one.kind] : '' }}</dd>
              <dt>{{ t().verify.issuedAt }}</dt>
              <dd>{{ formats.moment(one.issuedAt) }}</dd>
            </dl>
            <p [class.newer]="one.newerExists">{{ one.newerExists ? t().verify.newer : t().verify.newest }}</p>
            <p class="muted">{{ t().verify.contents }}</p>
          } @else {
            <h2 id="result"><span aria-hidden="true">✕</span> {{ t().verify.invalid }}</h2>
            <p>{{ t().verify.invalidHint }}</p>
          }
        </section>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 560px;
      margin: 2vh auto 0;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: baseline;
      margin: 12px 0;
    }
    mat-form-field {
      flex: 1 1 260px;
    }
    .card {
      padding: 20px 24px;
      border-left: 4px solid var(--line-strong);
    }
    .card.ok {
      border-left-color: var(--ok);
    }
    .card.bad {
      border-left-color: var(--bad);
    }
    .ok h2 {
      color: var(--ok);
    }
    .bad h2 {
      color: var(--bad);
    }
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 6px 20px;
      margin: 12px 0;
    }
    dt {
      color: var(--text-2);
    }
    dd {
      margin: 0;
    }
    .code {
      font-variant-numeric: tabular-nums;
      letter-spacing: 0.06em;
    }
    .newer {
      color: var(--warn);
    }
  `,
})
export class VerifyPage {
  readonly code = input<string>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  private readonly router = inject(Router);
  protected readonly found = httpResource<Verification>(() => {
    const code = this.code();
    return code === undefined ? undefined : `/api/verify/${encodeURIComponent(code)}`;
  });

  protected result(): Verification | undefined {
    return this.found.hasValue() ? this.found.value() : undefined;
  }
  protected check(event: Event, typed: string): void {
    event.preventDefault();
    const code = typed.trim();
    if (code !== '') void this.router.navigate(['/verify', code]);
  }
}
