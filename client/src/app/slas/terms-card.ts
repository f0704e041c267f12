import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Sla, SlaMonth } from '#contract/slas.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { SlaWords } from './sla-words';

/** The terms that hold in the month, and those before; what one does about the SLA is projected. */
@Component({
  selector: 'sh-terms-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas;
    @let terms = month().terms;
    <section class="card" aria-labelledby="terms">
      <h2 id="terms">{{ text.terms }}</h2>
      <dl>
        <dt>{{ text.form.target }}</dt>
        <dd>{{ words.target(terms.availability.target, terms) }}</dd>
        <dt>{{ text.form.denominator }}</dt>
        <dd>{{ text.denominators[terms.availability.denominator] }}</dd>
        @if (terms.availability.planned.excluded) {
          <dt>{{ text.form.noticeHours }}</dt>
          <dd>
            {{ text.hours(formats.number(terms.availability.planned.noticeHours, 0)) }}
            @if (terms.availability.planned.monthlyMinutes !== null) {
              <small>{{ text.monthlyLimit(terms.availability.planned.monthlyMinutes) }}</small>
            }
          </dd>
        }
        <dt>{{ text.form.credits }}</dt>
        <dd>
          @for (band of terms.credits.bands; track $index) {
            <div>
              {{ band.atLeast ? words.percent(band.atLeast) : '0%' }} ≤ x &lt; {{ words.percent(band.below) }} →
              {{ words.percent(band.percent) }}
            </div>
          } @empty {
            {{ text.form.noBands }}
          }
        </dd>
        @if (sla().owner; as owner) {
          <dt>{{ text.form.owner }}</dt>
          <dd>{{ owner.name }}</dd>
        }
        @if (sla().note) {
          <dt>{{ text.form.note }}</dt>
          <dd class="prose">{{ sla().note }}</dd>
        }
        @if (sla().endReason) {
          <dt>{{ text.endReason }}</dt>
          <dd class="prose">{{ sla().endReason }}</dd>
        }
        @if (earlier().length > 1) {
          <dt>{{ text.earlierTerms }}</dt>
          <dd>
            @for (one of earlier(); track one.from) {
              <div>
                {{ text.termsFrom(words.month(one.from)) }}:
                {{ words.target(one.terms.availability.target, one.terms) }}
              </div>
            }
          </dd>
        }
      </dl>
      <ng-content />
    </section>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(96px, 180px) minmax(0, 1fr);
      gap: 6px 12px;
      margin: 0 0 12px;
    }
    dt {
      color: var(--text-2);
      font-size: 13px;
    }
    dd {
      margin: 0;
    }
    .prose {
      white-space: pre-line;
    }
  `,
})
export class TermsCard {
  readonly sla = input.required<Sla>();
  readonly month = input.required<SlaMonth>();
  protected readonly t = inject(Language).text;
  protected readonly words = inject(SlaWords);
  protected readonly formats = inject(Formats);
  protected readonly earlier = computed(() => this.sla().terms.toReversed());
}
