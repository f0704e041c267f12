import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Approval } from '#contract/approvals.js';
import type { AskedWaiver } from '#contract/evaluations.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { Notices } from '../../ui/notices';

const SIGNS: Record<Approval['state'], string> = {
  requested: 'warn',
  approved: 'ok',
  rejected: 'bad',
  withdrawn: 'plain',
};

/** What a second person was asked about this cell, and a waiver to ask for where a must-have is not met. */
@Component({
  selector: 'sh-cell-waiver',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (one of asked(); track one.id) {
      <div class="box">
        <span class="chip {{ signs[one.state] }}"
          >{{ t().approvals.kinds[one.kind] }}: {{ t().approvals.states[one.state] }}</span
        >
        @if (one.lastDay) {
          <small>{{ t().approvals.until(formats.date(one.lastDay)) }}</small>
        }
        <p>{{ one.reason }}</p>
        <small
          >{{ t().approvals.requested(one.requestedBy.name, formats.moment(one.requestedAt)) }}
          <a routerLink="/approvals">{{ t().approvals.heading }}</a></small
        >
      </div>
    }
    @for (one of others(); track $index) {
      <div class="box">
        <span class="chip {{ signs[one.state] }}"
          >{{ t().approvals.kinds.waiver }}: {{ t().approvals.states[one.state] }}</span
        >
        <small>{{ t().approvals.until(formats.date(one.lastDay)) }}</small>
      </div>
    }
    @if (mayAsk()) {
      <details>
        <summary>{{ t().scoring.waiverTitle }}</summary>
        <label
          >{{ t().scoring.waiverReason }}
          <textarea #why rows="2" maxlength="4000" [value]="reason()" (input)="reason.set(why.value)"></textarea>
        </label>
        <label
          >{{ t().scoring.waiverUntil }}
          <input
            #until
            type="date"
            max="2999-12-31"
            [min]="session.today()"
            [value]="lastDay()"
            (input)="lastDay.set(until.value)"
        /></label>
        <button matButton="outlined" type="button" [disabled]="!complete()" (click)="ask()">
          {{ t().scoring.waiverAsk }}
        </button>
      </details>
    }
  `,
  styles: `
    @use './fields';
    :host {
      display: block;
      font-size: 13px;
    }
    .box p {
      margin: 4px 0;
    }
    small {
      margin-inline-start: 4px;
    }
    details {
      margin-top: 10px;
      button {
        margin-top: 8px;
      }
    }
    summary {
      min-height: 24px;
      cursor: pointer;
      color: var(--accent);
    }
  `,
})
export class CellWaiver {
  readonly evaluationId = input.required<string>();
  readonly serviceId = input.required<string>();
  readonly criterion = input.required<string>();
  /** the must-have is not met, and answers may be changed */
  readonly unmet = input.required<boolean>();
  /** what was asked about the evaluation, as far as the person may read it */
  readonly approvals = input.required<readonly Approval[]>();
  /** everybody's waivers of the evaluation */
  readonly waivers = input.required<readonly AskedWaiver[]>();
  readonly changed = output();
  protected readonly signs = SIGNS;
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);

  private readonly cell = computed(() => `${this.serviceId()} ${this.criterion()}`);
  protected readonly reason = linkedSignal({ source: () => this.cell(), computation: () => '' });
  protected readonly lastDay = linkedSignal({ source: () => this.cell(), computation: () => '' });
  private readonly busy = signal(false);
  protected readonly asked = computed(() =>
    this.approvals().filter(
      (one) => one.serviceId === this.serviceId() && one.criterion === this.criterion() && one.state !== 'withdrawn',
    ),
  );
  private readonly waiversHere = computed(() =>
    this.waivers().filter((one) => one.serviceId === this.serviceId() && one.criterion === this.criterion()),
  );
  /** those of which the person may know no more than that they are there */
  protected readonly others = computed(() =>
    this.asked().some(({ kind }) => kind === 'waiver') ? [] : this.waiversHere(),
  );
  protected readonly mayAsk = computed(
    () =>
      this.unmet() &&
      this.session.may('approvals.request') &&
      !this.waiversHere().some(({ state }) => state === 'requested'),
  );
  protected readonly complete = computed(
    () => this.reason().trim() !== '' && this.lastDay() >= this.session.today() && !this.busy(),
  );

  protected async ask(): Promise<void> {
    this.busy.set(true);
    try {
      await this.api.send('POST', `/api/evaluations/${this.evaluationId()}/waivers`, {
        serviceId: this.serviceId(),
        criterion: this.criterion(),
        reason: this.reason().trim(),
        lastDay: this.lastDay(),
      });
      this.reason.set('');
      this.notices.done(this.t().scoring.waiverAsked);
      this.changed.emit();
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(false);
    }
  }
}
