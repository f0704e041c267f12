import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { WorkItems } from '../ui/work-items';
import { byDueGroup } from './due-groups';
import { WorkStore } from './work-store';

/** What waits for me, by when: each item is one click from where it is dealt with. */
@Component({
  selector: 'sh-my-work-page',
  imports: [EmptyState, LoadState, PageHeader, RouterLink, WorkItems],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().myWork.heading">
      <small hint>{{ t().myWork.lead(formats.date(today())) }}</small>
    </sh-page-header>
    <sh-load-state [resource]="store.resource" />
    @for (section of sections(); track section.group) {
      <section [attr.aria-labelledby]="'due-' + section.group">
        <h2 [id]="'due-' + section.group" [class]="section.group">
          {{ t().myWork.groups[section.group] }}
          <span class="count">{{ t().myWork.count(section.items.length) }}</span>
        </h2>
        <sh-work-items class="card flush" [items]="section.items" [today]="today() ?? ''" />
      </section>
    } @empty {
      @if (store.resource.hasValue()) {
        <sh-empty-state [heading]="t().myWork.empty" [hint]="t().myWork.emptyHint">
          <a routerLink="/evaluations">{{ t().myWork.toEvaluations }}</a>
        </sh-empty-state>
      }
    }
  `,
  styles: `
    section {
      margin-bottom: 20px;
      max-width: 980px;
    }
    h2.overdue {
      color: var(--bad);
    }
    .count {
      font-weight: 400;
      font-size: 12px;
      color: var(--text-2);
      margin-inline-start: 6px;
    }
  `,
})
export class MyWorkPage {
  protected readonly store = inject(WorkStore);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly work = computed(() => (this.store.resource.hasValue() ? this.store.resource.value() : null));
  protected readonly today = computed(() => this.work()?.today ?? null);
  protected readonly sections = computed(() => {
    const work = this.work();
    return work ? byDueGroup(work.items, work.today) : [];
  });
}
