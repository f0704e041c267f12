import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { WorkItem } from '#contract/notifications.js';
import { daysBetween } from '#domain/calendar/dates.js';
import { Language } from '../text/language';
import { Formats } from './formats';

/** What waits for somebody, each item one click from where it is dealt with. */
@Component({
  selector: 'sh-work-items',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (item of items(); track item.id) {
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
                  <span class="chip bad"><span aria-hidden="true">!</span> {{ t().myWork.late(daysLate(due)) }}</span>
                }
              </span>
            }
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
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
      &:hover {
        background: var(--surface-2);
      }
      &:focus-visible {
        outline-offset: -2px;
      }
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
export class WorkItems {
  readonly items = input.required<readonly WorkItem[]>();
  readonly today = input.required<string>();
  protected readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;

  protected daysLate(due: string): number {
    return daysBetween(due, this.today());
  }
}
