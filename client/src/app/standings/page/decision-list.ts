import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ContractorDecision } from '#contract/standings.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { SignChip } from '../../ui/sign-chip';

const LOOKS: Readonly<Record<ContractorDecision['state'], string>> = {
  asked: 'warn',
  approved: 'ok',
  rejected: 'bad',
  withdrawn: 'plain',
};

/** What was asked and decided about a contractor, the latest first. */
@Component({
  selector: 'sh-decision-list',
  imports: [SignChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().standings;
    @for (one of decisions(); track one.id) {
      <article>
        <h3>
          {{ text.outcomes[one.outcome] }}
          @if (one.until; as day) {
            <small>{{ text.untilDay(formats.date(day)) }}</small>
          }
          <span class="chip {{ looks[one.state] }}">{{ text.decisionStates[one.state] }}</span>
          <sh-sign-chip [sign]="one.sign" />
        </h3>
        <p class="prose">{{ one.reason }}</p>
        @if (one.conditions) {
          <p class="prose">{{ text.conditions }}: {{ one.conditions }}</p>
        }
        <small>{{ text.askedBy(one.askedBy?.name ?? '―', formats.moment(one.askedAt)) }}</small>
        @if (one.decidedBy; as person) {
          <small>{{ text.decidedBy(person.name, formats.moment(one.decidedAt)) }} {{ one.note }}</small>
        }
      </article>
    } @empty {
      <p class="muted">{{ text.noDecisions }}</p>
    }
  `,
  styles: `
    article + article {
      margin-top: 12px;
      padding-top: 12px;
      border-top: 1px solid var(--line);
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
    p {
      margin: 0 0 4px;
    }
    .prose {
      white-space: pre-line;
    }
    small {
      display: block;
    }
  `,
})
export class DecisionList {
  readonly decisions = input.required<readonly ContractorDecision[]>();
  protected readonly looks = LOOKS;
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
}
