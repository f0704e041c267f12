import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Language } from '../text/language';
import { Session } from './session';
import { SignInForm } from './sign-in-form';

const SAMPLES = ['manager', 'evaluator', 'auditor', 'executive', 'admin'] as const;
const SAMPLE_PASSWORD = 'Shinsa-sample-1';

@Component({
  selector: 'sh-sign-in',
  imports: [MatButton, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="card">
      <h1>{{ t().session.heading }}</h1>
      <p class="muted">{{ t().session.lead }}</p>
      @if (problem() === 'saml') {
        <p class="bad" role="alert">{{ t().session.samlRefused }}</p>
      }
      @if (problem() === 'samlSetup') {
        <p class="bad" role="alert">{{ t().session.samlSetup }}</p>
      }
      <sh-sign-in-form (signedIn)="go()" />
      @if (session.view()?.samlEnabled) {
        <p class="or" aria-hidden="true">{{ t().session.or }}</p>
        <a matButton="outlined" class="saml" [href]="samlAddress()">{{ t().session.saml }}</a>
      }
    </div>
    @if (session.view()?.sampleData) {
      <section class="card samples" aria-labelledby="samples">
        <h2 id="samples">{{ t().session.samples }}</h2>
        <p class="muted">{{ t().session.samplesHint }}</p>
        <ul>
          @for (role of samples; track role) {
            <li>
              <button matButton="outlined" type="button" (click)="use(role)">
                {{ t().terms.roles[role] }} <small>{{ role }}&#64;example.jp</small>
              </button>
            </li>
          }
        </ul>
        <p class="muted">{{ t().session.samlHint }}</p>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-width: 420px;
      margin: 4vh auto 0;
    }
    .card {
      padding: 24px;
    }
    .bad {
      color: var(--bad);
    }
    .or {
      text-align: center;
      margin: 10px 0;
      color: var(--text-2);
    }
    .saml {
      width: 100%;
    }
    ul {
      list-style: none;
      padding: 0;
      margin: 0 0 8px;
      display: grid;
      gap: 8px;
    }
    li button {
      width: 100%;
      justify-content: space-between;
    }
  `,
})
export class SignInPage {
  /** where one wanted to go */
  readonly to = input<string>();
  readonly problem = input<string>();
  protected readonly samples = SAMPLES;
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  private readonly router = inject(Router);
  private readonly form = viewChild.required(SignInForm);
  private readonly target = computed(() => {
    const to = this.to() ?? '/';
    return /^\/(?![/\\])/.test(to) ? to : '/';
  });
  protected readonly samlAddress = computed(() => `/api/saml/login?to=${encodeURIComponent(this.target())}`);

  constructor() {
    inject(Title).setTitle(`${this.t().session.signIn} — ${this.t().shell.product}`);
  }
  protected go(): void {
    void this.router.navigateByUrl(this.target());
  }
  protected use(role: (typeof SAMPLES)[number]): void {
    void this.form().signIn(`${role}@example.jp`, SAMPLE_PASSWORD);
  }
}
