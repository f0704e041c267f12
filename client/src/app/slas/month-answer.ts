import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SlaMonth } from '#contract/slas.js';
import { shownDifference } from '#domain/sla/display.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { SlaWords } from './sla-words';

/** The answer first: met or breached and by how much, then the four figures that say why and what follows. */
@Component({
  selector: 'sh-month-answer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = month().result;
    @let text = t().slas;
    <p class="answer {{ verdict().style }}" role="status">
      <span aria-hidden="true">{{ verdict().sign }}</span> {{ answer() }}
    </p>
    <div class="cards">
      <section class="card">
        <h2>{{ text.contractual }}</h2>
        <b class="{{ verdict().style }}">{{ words.availability(one.contractual, one.target) }}</b>
        <small>{{ text.unrounded(words.exactly(one.contractual)) }}</small>
        <small>{{ text.legend.target }} {{ words.percent(one.target) }}</small>
      </section>
      <section class="card">
        <h2>{{ text.raw }}</h2>
        <b>{{ words.availability(one.raw, one.target) }}</b>
        <small>{{ text.unrounded(words.exactly(one.raw)) }}</small>
        <small>{{ text.rawHint }}</small>
      </section>
      <section class="card">
        <h2>{{ text.budget }}</h2>
        @if (one.budget.allowedMs === 0) {
          <b [class.bad]="one.budget.spentMs > 0">{{ words.minutes(one.budget.leftMs) }}</b>
          <small>{{ text.noBudget }}</small>
        } @else {
          <b [class.bad]="one.budget.leftMs < 0">{{ words.minutes(one.budget.leftMs) }}</b>
          <span class="bar" role="img" [attr.aria-label]="budgetLine()">
            <i [class.over]="one.budget.leftMs < 0" [style.width.%]="spent()"></i>
            <i class="now" [style.left.%]="elapsed()"></i>
          </span>
          <small>{{ budgetLine() }}</small>
          @if (one.budget.burnRate !== null) {
            <small [title]="text.burnHint" [class.fast]="one.budget.burnRate > 1">{{
              text.burn(formats.number(one.budget.burnRate, 2))
            }}</small>
          }
        }
      </section>
      <section class="card">
        <h2>{{ text.recovery }}</h2>
        @if (one.recovery.count === 0) {
          <b>―</b><small>{{ text.noOutage }}</small>
        } @else {
          <b>{{ words.minutes(one.recovery.medianMs ?? 0) }} / {{ words.minutes(one.recovery.p90Ms ?? 0) }}</b>
          <small>{{ text.recoveryCount(one.recovery.count, one.recovery.open) }}</small>
          @if (limit(); as limit) {
            <small [class.fast]="(one.recovery.longestMs ?? 0) > limit">{{
              text.recoveryGoal(words.minutes(limit), (one.recovery.longestMs ?? 0) <= limit)
            }}</small>
          }
        }
      </section>
      <section class="card">
        <h2>{{ text.creditDue }}</h2>
        @if (one.credit; as credit) {
          <b>{{ words.credit(credit) }}</b>
          <small>{{ creditLine(credit.percent) }}</small>
        } @else {
          <b>―</b><small>{{ text.noCredit }}</small>
        }
      </section>
    </div>
  `,
  styles: `
    .answer {
      margin: 0 0 8px;
      font-size: 17px;
      font-weight: 700;
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(178px, 100%), 1fr));
      gap: 12px;
    }
    .card {
      display: grid;
      gap: 2px;
      align-content: start;
    }
    h2 {
      font-size: 12px;
      font-weight: 500;
      color: var(--text-2);
      margin: 0;
    }
    b {
      font-size: 22px;
      line-height: 1.35;
      font-variant-numeric: tabular-nums;
    }
    small {
      font-variant-numeric: tabular-nums;
    }
    .ok {
      color: var(--ok);
    }
    .bad,
    .fast {
      color: var(--bad);
    }
    .bar {
      position: relative;
      display: block;
      height: 10px;
      margin: 4px 0;
      border-radius: 5px;
      background: var(--surface-2);
      box-shadow: inset 0 0 0 1px var(--line);
      overflow: hidden;
      print-color-adjust: exact;
    }
    .bar i {
      position: absolute;
      inset: 0 auto 0 0;
      background: var(--l3);
    }
    .bar .over {
      background: var(--bad);
    }
    .bar .now {
      width: 2px;
      background: var(--text);
    }
    @media screen and (max-width: 700px) {
      .cards {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 8px;
      }
      .card {
        padding: 10px;
      }
      b {
        font-size: 18px;
      }
    }
  `,
})
export class MonthAnswer {
  readonly month = input.required<SlaMonth>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly words = inject(SlaWords);
  private readonly running = computed(() => this.month().state === 'running');
  protected readonly verdict = computed(() => this.words.verdict(this.month().result, this.running()));
  protected readonly limit = computed(() => this.words.recoveryLimit(this.month().terms));
  protected readonly answer = computed(() => {
    const { answer, noServiceTime } = this.t().slas;
    const { contractual, target, met, budget, reason } = this.month().result;
    if (reason === 'noServiceTime') return noServiceTime;
    if (this.running())
      return met === false
        ? answer.overspent(this.words.minutes(-budget.leftMs))
        : answer.running(this.words.minutes(budget.leftMs));
    const points = shownDifference(contractual, target);
    if (points === null || met === null) return answer.none;
    const size = points.replace('−', '');
    if (!met) return answer.breached(size);
    return /[1-9]/.test(size) ? answer.met(size) : answer.exactly;
  });
  protected readonly budgetLine = computed(() => {
    const { allowedMs, spentMs } = this.month().result.budget;
    return this.t().slas.budgetLine(this.words.minutes(allowedMs), this.words.minutes(spentMs));
  });
  protected readonly spent = computed(() => {
    const { allowedMs, spentMs } = this.month().result.budget;
    return Math.min(100, (100 * spentMs) / allowedMs);
  });
  /** where the month is, beside what it has spent */
  protected readonly elapsed = computed(() => {
    const { start, end, countedUntil } = this.month().result;
    return countedUntil === end ? -10 : (100 * (countedUntil - start)) / (end - start);
  });

  protected creditLine(percent: string): string {
    const fee = this.month().terms.credits.monthlyFeeYen;
    const { creditLine, creditPercent } = this.t().slas;
    const rate = this.words.percent(percent);
    return fee === null ? creditPercent(rate) : creditLine(this.formats.yen(fee), rate);
  }
}
