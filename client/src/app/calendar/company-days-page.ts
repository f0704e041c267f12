import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CompanyDay, CompanyDays } from '#contract/calendar.js';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { readDayLines } from './day-lines';

const URL = '/api/calendar/company-days';

/** The days on which the company does not work, beside weekends and holidays: one a line. */
@Component({
  selector: 'sh-company-days-page',
  imports: [EmptyState, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().calendar.heading">
      <small hint>{{ t().calendar.lead }}</small>
    </sh-page-header>
    <div class="columns">
      <section class="card" aria-labelledby="days">
        <h2 id="days">{{ t().calendar.days }}</h2>
        <sh-load-state [resource]="days" />
        @if (days.hasValue()) {
          <ul>
            @for (one of days.value().items; track one.day) {
              <li>
                <span>{{ dayText(one.day) }}</span>
                <strong>{{ one.name }}</strong>
                <button
                  matButton
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="t().calendar.removeOf(dayText(one.day))"
                  (click)="remove(one)"
                >
                  {{ t().shell.remove }}
                </button>
              </li>
            } @empty {
              <sh-empty-state [heading]="t().calendar.empty" [hint]="t().calendar.emptyHint" />
            }
          </ul>
        }
      </section>
      <form class="card" (submit)="add($event)" novalidate>
        <h2>{{ t().calendar.add }}</h2>
        <p class="muted" id="how">{{ t().calendar.addHint }}</p>
        <mat-form-field>
          <mat-label>{{ t().calendar.lines }}</mat-label>
          <textarea
            #lines
            matInput
            rows="8"
            aria-describedby="how"
            [placeholder]="t().calendar.example"
            [value]="text()"
            (input)="text.set(lines.value)"
          ></textarea>
        </mat-form-field>
        @if (problem()) {
          <p class="bad" role="alert">{{ problem() }}</p>
        }
        <button matButton="filled" type="submit" [disabled]="busy() || read().days.length === 0">
          {{ t().calendar.addCount(read().days.length) }}
        </button>
      </form>
    </div>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
      gap: 16px;
      align-items: start;
      max-width: 1080px;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: grid;
      grid-template-columns: minmax(120px, auto) minmax(0, 1fr) auto;
      gap: 12px;
      align-items: center;
      border-top: 1px solid var(--line);
      min-height: var(--row);
    }
    mat-form-field {
      width: 100%;
    }
    p {
      margin: 0 0 8px;
    }
    .bad {
      color: var(--bad);
      margin-top: 8px;
    }
    form > button {
      margin-top: 10px;
    }
  `,
})
export class CompanyDaysPage {
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly days = httpResource<CompanyDays>(() => URL);
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly read = computed(() => readDayLines(this.text(), this.t().calendar.defaultName));

  protected dayText(day: string): string {
    if (day.length === 10) return this.formats.date(day);
    const [month = '', date = ''] = day.split('-');
    return this.t().calendar.yearly(Number(month), Number(date));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const { days, unread } = this.read();
    if (unread.length > 0) {
      this.problem.set(this.t().calendar.unread(unread.join(', ')));
      return;
    }
    await this.change(async () => {
      const added = days.map(({ day, name }) => ({ day, name }));
      await this.api.send('POST', URL, { days: added });
      this.text.set('');
      this.notices.done(this.t().calendar.added(days.length));
    });
  }

  protected remove(one: CompanyDay): Promise<void> {
    return this.change(async () => {
      await this.api.send('DELETE', `${URL}/${one.day}`, undefined);
      this.notices.undoable(this.t().calendar.removed(this.dayText(one.day)), () => {
        void this.change(() => this.api.send('POST', URL, { days: [one] }));
      });
    });
  }

  private async change(work: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      // `days.3.day`: the fourth of those that were read
      const lines = problem.fields.flatMap(({ path }) => this.read().days[Number(path.split('.')[1])]?.line ?? []);
      this.problem.set(
        lines.length > 0 ? this.t().calendar.unread([...new Set(lines)].join(', ')) : this.problemText.of(problem),
      );
    } finally {
      this.busy.set(false);
      this.days.reload();
    }
  }
}
