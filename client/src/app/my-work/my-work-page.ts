import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { daysBetween } from '#domain/calendar/dates.js';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { byDueGroup } from './due-groups';
import { WorkStore } from './work-store';

/** What waits for me, by when: each item is one click from where it is dealt with. */
@Component({
  selector: 'sh-my-work-page',
  imports: [EmptyState, LoadState, PageHeader, RouterLink],
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
        <ul class="card flush">
          @for (item of section.items; track item.id) {
            <li>
              <a [routerLink]="router.parseUrl(item.path)">
                <span class="kind">{{ t().myWork.kinds[item.kind] }}</span>
                <span class="what">
                  <strong>{{ item.subject.title }}</strong>
                  @if (language.of(item.about); as about) {
                    <small>{{ about }}</small>
                  }
                </span>
                @if (item.dueOn; as due) {
                  <span class="due">
                    {{ formats.date(due) }}
                    @if (item.overdue) {
                      <span class="chip bad"
                        ><span aria-hidden="true">!</span> {{ t().myWork.late(daysLate(due)) }}</span
                      >
                    }
                  </span>
                }
              </a>
            </li>
          }
        </ul>
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
    ul {
      list-style: none;
      margin: 0;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    a {
      display: grid;
      grid-template-columns: 84px minmax(0, 1fr) auto;
      gap: 4px 14px;
      align-items: center;
      padding: 10px 16px;
      color: var(--text);
      text-decoration: none;
    }
    li a:hover {
      background: var(--surface-2);
    }
    li a:focus-visible {
      outline-offset: -2px;
    }
    sh-empty-state a {
      display: inline;
      color: var(--accent);
      text-decoration: underline;
    }
    .kind {
      font-size: 12px;
      color: var(--text-2);
    }
    .what {
      display: grid;
      strong {
        color: var(--accent);
      }
    }
    .due {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: flex-end;
      flex-wrap: wrap;
      font-size: 13px;
      color: var(--text-2);
    }
    @media (max-width: 600px) {
      a {
        grid-template-columns: minmax(0, 1fr);
      }
      .due {
        justify-content: flex-start;
      }
    }
  `,
})
export class MyWorkPage {
  protected readonly store = inject(WorkStore);
  protected readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly work = computed(() => (this.store.resource.hasValue() ? this.store.resource.value() : null));
  protected readonly today = computed(() => this.work()?.today ?? null);
  protected readonly sections = computed(() => {
    const work = this.work();
    return work ? byDueGroup(work.items, work.today) : [];
  });

  protected daysLate(due: string): number {
    return daysBetween(due, this.today() ?? due);
  }
}
