import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Comparison } from '#domain/evaluation/comparison.js';
import { explain } from '#domain/evaluation/explain.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { inOrder } from './ranking-order';

/** Reasons named in the sentence. */
const NAMED = 3;

/** The answer in one sentence: who leads, by how much and why, or why nobody does yet and what to do about it. */
@Component({
  selector: 'sh-comparison-answer',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ sentence().heading }}</h2>
    <p>
      {{ sentence().text }}
      @if (sentence().reasons) {
        <a class="no-print" routerLink="." fragment="explanation" queryParamsHandling="preserve">{{
          t().comparison.showExplanation
        }}</a>
      }
    </p>
  `,
  styles: `
    :host {
      display: block;
    }
    h2 {
      font-size: 16px;
      margin-bottom: 2px;
    }
    p {
      margin: 0;
      font-size: 13px;
      color: var(--text-2);
      max-width: 90em;
    }
  `,
})
export class ComparisonAnswer {
  readonly model = input.required<EvaluationModel>();
  readonly comparison = input.required<Comparison>();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly formats = inject(Formats);

  protected readonly sentence = computed(() => {
    const texts = this.t().comparison;
    const { services } = this.comparison();
    const ordered = inOrder(services, 'rank', 'y3', new Intl.Collator(this.language.code(), { numeric: true }));
    const winners = services.filter(({ rank }) => rank === 1);
    const [winner] = winners;
    if (!winner) {
      const pending = services.filter(({ verdict }) => verdict === 'pending');
      const excluded = services.length - pending.length;
      const shares = services.map(({ answeredShare }) => answeredShare ?? 0);
      const asked = this.comparison().nextQuestions.filter(({ keepsPending }) => keepsPending).length;
      return {
        heading: texts.noWinner,
        text:
          pending.length > 0
            ? texts.whyNoWinner(
                pending.length,
                services.length,
                asked,
                this.formats.shareRange({ lower: Math.min(...shares), upper: Math.max(...shares) }),
              )
            : texts.allExcluded(excluded),
        reasons: false,
      };
    }
    if (winners.length > 1) {
      return { heading: texts.tie(winners.map(({ name }) => name)), text: texts.tieHint, reasons: false };
    }
    const second = ordered.find(({ id, rank, bracketRank }) => id !== winner.id && (rank ?? bracketRank) !== null);
    const explanation = second ? explain(this.model(), winner.id, second.id) : null;
    const titleOf = new Map(this.model().checklist.criteria.map(({ code, title }) => [code, this.language.of(title)]));
    const heading = texts.winner(winner.name, this.formats.score(winner.lower));
    const certain = winner.bestRank === 1 && winner.worstRank === 1 ? texts.certain : texts.uncertain;
    if (!second || !explanation) return { heading, text: certain, reasons: false };
    const { difference } = explanation;
    // a criterion that speaks for the other one is no reason
    const parts = explanation.contributions
      .filter(({ points }) => points * difference > 0)
      .slice(0, NAMED)
      .map(({ criterion, points }) =>
        texts.part(
          titleOf.get(criterion) ?? criterion,
          `${points > 0 ? '+' : '−'}${this.formats.number(Math.abs(points), 1)}`,
        ),
      );
    return {
      heading,
      text: `${certain} ${texts.gap(second.name, `${difference < 0 ? '−' : ''}${this.formats.number(Math.abs(difference), 1)}`, parts)}`,
      reasons: true,
    };
  });
}
