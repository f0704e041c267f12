import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { interval, map } from 'rxjs';
import type { Incident, IncidentClock } from '#contract/incidents.js';
import type { ReportStep } from '#domain/incident/states.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { CLOCK_LOOKS, spanOf, standAfter } from './clock-time';

/** Every clock of an incident, in calendar time and business days, each with the way to record that it was done. */
@Component({
  selector: 'sh-incident-clocks',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t().incidents.clocksHeading }}</h2>
    <ul>
      @for (one of shown(); track one.clock) {
        <li class="card {{ one.look.style }}">
          <div class="head">
            <h3>{{ t().incidents.clocks[one.clock] }}</h3>
            <span class="chip {{ one.look.style }}"
              ><span aria-hidden="true">{{ one.look.sign }}</span> {{ t().incidents.clockStates[one.state] }}</span
            >
          </div>
          @if (one.big) {
            <p class="big">{{ one.big }}</p>
          }
          @for (line of one.lines; track line) {
            <p>{{ line }}</p>
          }
          @if (one.step && incident().mayChange) {
            <button matButton="outlined" type="button" class="no-print" (click)="recorded.emit(one.step)">
              {{ one.doneAt ? t().incidents.recordAgain : t().incidents.record }}
            </button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(230px, 100%), 1fr));
      gap: 12px;
    }
    li {
      border-inline-start: 4px solid var(--line-strong);
      display: flex;
      flex-direction: column;
      gap: 2px;
    }
    li.bad {
      border-inline-start-color: var(--bad);
    }
    li.warn {
      border-inline-start-color: var(--warn);
    }
    li.ok {
      border-inline-start-color: var(--ok);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 8px;
      align-items: center;
    }
    h3 {
      margin: 0;
    }
    p {
      margin: 0;
      font-size: 12px;
      color: var(--text-2);
    }
    .big {
      font-size: 20px;
      font-weight: 700;
      color: var(--text);
      font-variant-numeric: tabular-nums;
    }
    li.bad .big {
      color: var(--bad);
    }
    button {
      margin-top: auto;
      align-self: flex-start;
    }
  `,
})
export class IncidentClocks {
  readonly incident = input.required<Incident>();
  readonly recorded = output<ReportStep>();
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  private readonly now = toSignal(interval(30_000).pipe(map(() => Date.now())), { initialValue: Date.now() });
  /** how the browser's clock stands does not matter, only how long it is since the server has answered */
  private readonly answeredAt = computed(() => {
    this.incident();
    return Date.now();
  });
  protected readonly shown = computed(() => {
    const elapsed = Math.max(0, this.now() - this.answeredAt());
    return this.incident().clocks.map((clock) => {
      const { state, leftMs } = standAfter(clock, elapsed);
      return {
        ...clock,
        state,
        look: CLOCK_LOOKS[state],
        step: this.stepOf(clock),
        big: this.big(state, leftMs),
        lines: this.lines({ ...clock, state, leftMs }),
      };
    });
  });

  /** What one records here; that the contractor told us is a fact of the incident itself, and what is not owed needs no record. */
  private stepOf({ clock, state }: IncidentClock): ReportStep | null {
    return clock === 'contractNotice' || state === 'released' || state === 'notRequired' ? null : clock;
  }

  private big(state: IncidentClock['state'], leftMs: number | null): string {
    const { incidents } = this.t();
    if (leftMs === null) return '';
    const span = incidents.duration(...spanOf(leftMs));
    if (state === 'running') return incidents.left(span);
    if (state === 'overdue') return incidents.over(span);
    return state === 'late' ? incidents.lateBy(span) : incidents.early(span);
  }

  private lines({
    clock,
    state,
    doneAt,
    dueAt,
    dueOn,
    fromAt,
    startsAt,
    businessDaysLeft,
    provisional,
  }: IncidentClock) {
    const { incidents } = this.t();
    const open = state === 'running' || state === 'overdue' || state === 'prompt';
    return [
      doneAt === null ? '' : incidents.doneAt(this.formats.moment(doneAt)),
      dueAt === null || !(open || doneAt) ? '' : this.due(clock, dueAt, dueOn),
      businessDaysLeft === null ? '' : incidents.businessDays(businessDaysLeft),
      fromAt === null || !open ? '' : incidents.about(this.formats.moment(fromAt)),
      startsAt === null || !open ? '' : incidents.from(this.formats.moment(startsAt)),
      state === 'prompt' ? incidents.promptHint : '',
      state === 'unknown' ? incidents.unknownHint.contractNotice : '',
      state === 'released' ? incidents.releasedHint : '',
      provisional && open ? incidents.provisional : '',
    ].filter((line) => line !== '');
  }

  /** The final report is due when its last day ends; the others at a time of the day. */
  private due(clock: IncidentClock['clock'], dueAt: string, dueOn: string | null): string {
    const { incidents } = this.t();
    return clock === 'final' && dueOn !== null
      ? incidents.dueOn(this.formats.date(dueOn))
      : incidents.dueAt(this.formats.moment(dueAt));
  }
}
