import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FindingPage } from '#contract/findings.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { FindingSigns, SeverityChip } from './finding-chips';

/** How many are shown before the list itself. */
const SHOWN = 12;

/** The findings of an audit or of a contractor, where that is shown. */
@Component({
  selector: 'sh-findings-of',
  imports: [FindingSigns, LoadState, RouterLink, SeverityChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
      @for (one of page.value().items; track one.id) {
        <p>
          <a [routerLink]="['/findings', one.id]">{{ one.number }} {{ one.title }}</a>
          <span class="chips">
            <sh-severity-chip [severity]="one.severity" />
            <span class="chip plain">{{ t().findings.states[one.state] }}</span>
            <sh-finding-signs [finding]="one" />
          </span>
        </p>
      } @empty {
        <p class="muted">{{ t().findings.noneHere }}</p>
      }
      @if (page.value().total > page.value().items.length) {
        <a routerLink="/findings" [queryParams]="everywhere()">{{ t().findings.allHere(page.value().total) }}</a>
      }
    }
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class FindingsOf {
  readonly by = input.required<'auditId' | 'contractorId'>();
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly page = httpResource<FindingPage>(() => ({
    url: '/api/findings',
    params: { [this.by()]: this.id(), sort: '-number', limit: SHOWN },
  }));
  /** the list shows open ones only, unless its address says otherwise */
  protected readonly everywhere = computed(() => ({ [this.by()]: this.id(), open: '' }));
}
