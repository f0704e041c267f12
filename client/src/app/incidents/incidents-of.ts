import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IncidentPage } from '#contract/incidents.js';
import { Language } from '../text/language';
import { LoadState } from '../ui/load-state';
import { IncidentSeverityChip, IncidentStateChip } from './incident-chips';

/** How many are shown before the list itself. */
const SHOWN = 12;

/** The incidents of a contractor, or the one that taught a finding, where that is shown. */
@Component({
  selector: 'sh-incidents-of',
  imports: [IncidentSeverityChip, IncidentStateChip, LoadState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="page" />
    @if (page.hasValue() && (by() === 'contractorId' || page.value().total > 0)) {
      <section class="card">
        <h2>{{ by() === 'contractorId' ? t().incidents.heading : t().incidents.fromIncident }}</h2>
        @for (one of page.value().items; track one.id) {
          <p>
            <a [routerLink]="['/incidents', one.id]">{{ one.number }} {{ one.title }}</a>
            <span class="chips">
              <sh-incident-severity [severity]="one.severity" />
              <sh-incident-state [state]="one.state" />
              @if (late().has(one.id)) {
                <span class="chip bad"><span aria-hidden="true">!</span> {{ t().incidents.noticeLate }}</span>
              }
            </span>
          </p>
        } @empty {
          <p class="muted">{{ t().incidents.noneHere }}</p>
        }
        @if (page.value().total > page.value().items.length) {
          <a routerLink="/incidents" [queryParams]="everywhere()">{{ t().incidents.allHere(page.value().total) }}</a>
        }
      </section>
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
export class IncidentsOf {
  readonly by = input.required<'contractorId' | 'findingId'>();
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly page = httpResource<IncidentPage>(() => ({
    url: '/api/incidents',
    params: { [this.by()]: this.id(), sort: '-learnedAt', limit: SHOWN },
  }));
  protected readonly late = computed(() => {
    const items = this.page.hasValue() ? this.page.value().items : [];
    const isLate = (one: (typeof items)[number]): boolean =>
      one.clocks.some(({ clock, state }) => clock === 'contractNotice' && (state === 'late' || state === 'overdue'));
    return new Set(items.filter(isLate).map(({ id }) => id));
  });
  /** the list shows open ones only, unless its address says otherwise */
  protected readonly everywhere = computed(() => ({ [this.by()]: this.id(), open: '' }));
}
