import { KeyValuePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { StoredChecklist } from '#contract/checklists.js';
import { LEVELS } from '#domain/checklist/checklist.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LevelChip } from '../ui/level-chip';

/** One criterion: its line, and opened everything that is said about it. */
@Component({
  selector: 'sh-criterion-card',
  imports: [KeyValuePipe, LevelChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = criterion();
    <details [open]="open()" [id]="one.code">
      <summary>
        <span class="code">{{ one.code }}</span>
        <span class="title">{{ language.of(one.title) }}</span>
        <span class="marks">
          @if (one.mustHaveDefault) {
            <span class="chip bad">{{ t().terms.mustHave }}</span>
          }
          @for (risk of one.risks; track risk) {
            <span class="chip plain" [title]="t().terms.risks[risk]">{{ risk }}</span>
          }
          <small class="num">{{ t().checklists.weight(one.defaultWeight) }}</small>
        </span>
      </summary>
      <div class="body">
        <p>
          <b>{{ t().checklists.why }}</b> {{ language.of(one.why) }}
        </p>
        <table class="grid">
          <thead>
            <tr>
              <th>{{ t().terms.level }}</th>
              <th>{{ t().checklists.anchors }}</th>
              <th class="num">{{ t().checklists.effortColumn }}</th>
            </tr>
          </thead>
          <tbody>
            @for (level of levels; track level) {
              <tr>
                <td class="level"><sh-level-chip [value]="{ kind: 'known', level }" /></td>
                <td>{{ language.of(one.anchors[level]) }}</td>
                <td class="num">{{ formats.number(one.effortHours[level], 2) }}</td>
              </tr>
            }
          </tbody>
        </table>
        <dl>
          <dt>{{ t().checklists.evidence }}</dt>
          <dd>
            @for (code of one.evidence; track code; let last = $last) {
              {{ t().terms.evidenceCodes[code] }}{{ last ? '' : ' / ' }}
            }
          </dd>
          @if (one.risks.length > 0) {
            <dt>{{ t().checklists.risks }}</dt>
            <dd>
              @for (risk of one.risks; track risk; let last = $last) {
                {{ risk }} {{ t().terms.risks[risk] }}{{ last ? '' : ' / ' }}
              }
            </dd>
          }
          @if (one.causes.length > 0) {
            <dt>{{ t().checklists.causes }}</dt>
            <dd>
              @for (cause of one.causes; track cause; let last = $last) {
                {{ t().terms.causes[cause] }}{{ last ? '' : ' / ' }}
              }
            </dd>
          }
          <dt>{{ t().checklists.mapping }}</dt>
          <dd>
            @for (entry of one.mapping | keyvalue; track entry.key) {
              <div>
                <small>{{ t().checklists.mappings[entry.key] ?? entry.key }}:</small> {{ entry.value.join(', ') }}
              </div>
            }
          </dd>
        </dl>
      </div>
    </details>
  `,
  styles: `
    details {
      border-bottom: 1px solid var(--line);
      scroll-margin-top: 60px;
    }
    summary {
      display: flex;
      gap: 4px 10px;
      align-items: center;
      padding: 7px 14px;
      cursor: pointer;
      list-style-position: inside;
    }
    summary:hover {
      background: var(--surface-2);
    }
    summary::before {
      content: '▸';
      color: var(--text-2);
    }
    details[open] summary::before {
      content: '▾';
    }
    .code {
      color: var(--text-2);
      font-variant-numeric: tabular-nums;
      flex: none;
    }
    .title {
      flex: 1;
      font-weight: 500;
    }
    .marks {
      display: flex;
      gap: 4px;
      align-items: center;
    }
    .marks .num {
      min-width: 62px;
    }
    .body {
      padding: 4px 14px 16px;
    }
    p {
      margin: 0 0 8px;
    }
    .level {
      width: 64px;
    }
    dl {
      display: grid;
      grid-template-columns: 130px 1fr;
      gap: 4px 12px;
      margin: 12px 0 0;
      font-size: 13px;
    }
    dt {
      color: var(--text-2);
    }
    dd {
      margin: 0;
    }
    @media (max-width: 600px) {
      summary {
        flex-wrap: wrap;
      }
      .marks {
        flex-basis: 100%;
        padding-inline-start: 22px;
      }
      dl {
        grid-template-columns: 1fr;
      }
    }
    @media print {
      details::details-content {
        content-visibility: visible;
      }
    }
  `,
})
export class CriterionCard {
  readonly criterion = input.required<StoredChecklist['criteria'][number]>();
  readonly open = input.required<boolean>();
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly levels = LEVELS;
}
