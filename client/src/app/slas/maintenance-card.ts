import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MaintenanceWindow } from '#contract/outages.js';
import type { SlaMonth } from '#contract/slas.js';
import { Language } from '../text/language';
import { SlaWords } from './sla-words';

/** Announced maintenance of the month, and whether the terms leave it out. */
@Component({
  selector: 'sh-maintenance-card',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.maintenance;
    <section class="card" aria-labelledby="maintenance">
      <h2 id="maintenance">{{ text.heading }}</h2>
      <ul>
        @for (one of month().maintenance; track one.id) {
          @let period = words.period(one.startsAt, one.endsAt, month().terms.timeZone);
          <li>
            <strong>{{ period }}</strong>
            <span class="chip" [class.plain]="one.inTime" [class.warn]="!one.inTime"
              ><span aria-hidden="true">{{ one.inTime ? '○' : '!' }}</span>
              {{ one.inTime ? text.inTime : text.counts }}</span
            >
            <small>{{
              one.announcedAt
                ? text.announced(words.moment(one.announcedAt, month().terms.timeZone))
                : text.neverAnnounced
            }}</small>
            <span class="prose">{{ one.note }}</span>
            @if (mayEdit()) {
              <span class="no-print">
                <button
                  matButton
                  type="button"
                  [attr.aria-label]="period + ' ' + t().shell.edit"
                  (click)="edit.emit(one)"
                >
                  {{ t().shell.edit }}
                </button>
                <button
                  matButton
                  type="button"
                  [attr.aria-label]="period + ' ' + t().shell.remove"
                  (click)="remove.emit(one)"
                >
                  {{ t().shell.remove }}
                </button>
              </span>
            }
          </li>
        } @empty {
          <li class="muted">{{ text.none }}</li>
        }
      </ul>
      @if (mayEdit()) {
        <button matButton="outlined" type="button" class="no-print" (click)="edit.emit(null)">{{ text.add }}</button>
      }
    </section>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0 0 8px;
      padding: 0;
      display: grid;
      gap: 6px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      align-items: center;
    }
    .prose {
      white-space: pre-line;
    }
  `,
})
export class MaintenanceCard {
  readonly month = input.required<SlaMonth>();
  readonly mayEdit = input(false);
  /** null: a new one */
  readonly edit = output<MaintenanceWindow | null>();
  readonly remove = output<MaintenanceWindow>();
  protected readonly t = inject(Language).text;
  protected readonly words = inject(SlaWords);
}
