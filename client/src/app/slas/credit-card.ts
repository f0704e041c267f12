import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SlaMonth } from '#contract/slas.js';
import { daysBetween } from '#domain/calendar/dates.js';
import type { CreditEvent } from '#domain/sla/credits.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { SlaWords } from './sla-words';

const STYLES = { due: 'warn', claimed: 'plain', received: 'ok', waived: 'plain' } as const;

/** The credit of the month: how much, until when to claim it, and where that stands. */
@Component({
  selector: 'sh-credit-card',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.credit;
    <section class="card" aria-labelledby="credit">
      <h2 id="credit">{{ text.heading }}</h2>
      @if (month().credit; as credit) {
        <dl>
          <dt>{{ text.state }}</dt>
          <dd>
            <span class="chip {{ styles[credit.state] }}">{{ text.states[credit.state] }}</span>
            @if (credit.late) {
              <span class="chip bad"><span aria-hidden="true">!</span> {{ text.late }}</span>
            }
          </dd>
          <dt>{{ text.amount }}</dt>
          <dd>
            @if (credit.yen === null) {
              {{ text.unknownAmount }}
            } @else {
              <strong>{{ formats.yen(credit.yen) }}</strong>
            }
          </dd>
          <dt>{{ text.rate }}</dt>
          <dd>{{ words.percent(credit.percent) }}</dd>
          <dt>{{ text.deadline }}</dt>
          <dd>
            @if (credit.claimBy; as day) {
              {{ formats.date(day) }}
              @if (credit.state === 'due') {
                <strong [class.late]="credit.late">{{ t().slas.daysLeft(daysLeft()) }}</strong>
              }
            } @else {
              {{ text.noDeadline }}
            }
          </dd>
          @if (credit.claimedOn || credit.note) {
            <dt>{{ text.note }}</dt>
            <dd class="prose">
              @if (credit.claimedOn; as day) {
                {{ text.claimedOn(formats.day(day)) }}
              }
              @if (credit.receivedOn; as day) {
                {{ text.receivedOn(formats.day(day), formats.yen(credit.receivedYen ?? credit.yen ?? 0)) }}
              }
              {{ credit.note }}
            </dd>
          }
        </dl>
        @if (mayEdit() && credit.events.length > 0) {
          <div class="actions no-print">
            @for (event of credit.events; track event) {
              <button matButton="outlined" type="button" (click)="begin.emit(event)">{{ text.events[event] }}</button>
            }
          </div>
        }
      } @else if (month().result.credit) {
        <p class="muted">{{ text.provisional }}</p>
      } @else {
        <p class="muted">{{ text.none }}</p>
      }
    </section>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 96px minmax(0, 1fr);
      gap: 4px 12px;
      margin: 0 0 8px;
    }
    dt {
      color: var(--text-2);
      font-size: 13px;
    }
    dd {
      margin: 0;
    }
    p {
      margin: 0;
    }
    .late {
      color: var(--bad);
    }
    .prose {
      white-space: pre-line;
    }
  `,
})
export class CreditCard {
  readonly month = input.required<SlaMonth>();
  readonly mayEdit = input(false);
  readonly begin = output<CreditEvent>();
  protected readonly styles = STYLES;
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly words = inject(SlaWords);
  private readonly session = inject(Session);
  protected readonly daysLeft = computed(() =>
    daysBetween(this.session.today(), this.month().credit?.claimBy ?? this.session.today()),
  );
}
