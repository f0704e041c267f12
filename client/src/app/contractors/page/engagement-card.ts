import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Engagement } from '#contract/contractors.js';
import { tierOf } from '#domain/vendor/tier.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { TierChip } from '../tier-chip';

/** One engagement: what it is, who looks after it, and why it is as important as it is. */
@Component({
  selector: 'sh-engagement-card',
  imports: [TierChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = engagement();
    @let text = t().contractors;
    @let labels = text.engagement;
    <h3>
      {{ one.title }}
      <sh-tier-chip [tier]="tier().tier" [provisional]="tier().provisional" />
      @if (!one.running) {
        <span class="chip plain">{{ labels.ended }}</span>
      }
    </h3>
    @if (one.scope) {
      <p class="prose">{{ one.scope }}</p>
    }
    <dl>
      <dt>{{ labels.owner }}</dt>
      <dd>{{ one.owner?.name ?? text.noOwner }}</dd>
      <dt>{{ labels.period }}</dt>
      <dd>{{ labels.until(day(one.startsOn), day(one.endsOn)) }}</dd>
      <dt>{{ labels.personalData }}</dt>
      <dd>
        {{ text.personalData[one.personalData] }}
        @if (one.personalData !== 'none' && one.dataSubjects !== null) {
          <span>({{ text.people(formats.number(one.dataSubjects, 0)) }})</span>
        }
        @if (one.personalDataReason) {
          <div class="muted prose">{{ one.personalDataReason }}</div>
        }
      </dd>
      <dt>{{ text.columns.tier }}</dt>
      <dd>
        <ul>
          @for (reason of tier().reasons; track reason.reason) {
            <li>
              {{ text.tierReasons[reason.reason] }}
              @if (reason.assumed) {
                <small>({{ text.assumed }})</small>
              }
            </li>
          }
        </ul>
      </dd>
      @if (tier().open.length > 0) {
        <dt>{{ text.openQuestions }}</dt>
        <dd>
          <ul class="open">
            @for (question of tier().open; track question) {
              <li>{{ text.questions[question] }}</li>
            }
          </ul>
        </dd>
      }
    </dl>
  `,
  styles: `
    :host {
      display: block;
      border: 1px solid var(--line);
      border-radius: 8px;
      padding: 10px 14px;
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
    p {
      margin: 0 0 8px;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(96px, 140px) 1fr;
      gap: 4px 12px;
      margin: 0;
    }
    dt {
      color: var(--text-2);
      font-size: 13px;
    }
    dd {
      margin: 0;
    }
    ul {
      margin: 0;
      padding-inline-start: 18px;
    }
    .open {
      color: var(--warn);
    }
    .prose {
      white-space: pre-line;
    }
  `,
})
export class EngagementCard {
  readonly engagement = input.required<Engagement>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly tier = computed(() => tierOf(this.engagement()));

  protected day(value: string | null): string {
    return value === null ? '' : this.formats.day(value);
  }
}
