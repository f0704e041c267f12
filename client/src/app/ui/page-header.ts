import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Language } from '../text/language';

/** The head of every page: where one is, what it is, and the next step at the right end (projected as `actions`). */
@Component({
  selector: 'sh-page-header',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="what">
      @if (crumb()) {
        <div class="crumb">
          @if (crumbLink()) {
            <a [routerLink]="crumbLink()">{{ crumb() }}</a>
          } @else {
            {{ crumb() }}
          }
        </div>
      }
      <h1>{{ heading() }} <ng-content select="[chips]" /></h1>
      <ng-content select="[hint]" />
    </div>
    <div class="actions no-print"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      justify-content: space-between;
      gap: 8px 16px;
      align-items: flex-start;
      margin-bottom: 12px;
      flex-wrap: wrap;
    }
    .what {
      min-width: 0;
    }
    .crumb {
      font-size: 12px;
      color: var(--text-2);
    }
    h1 {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly crumb = input('');
  readonly crumbLink = input<string | readonly string[] | null>(null);
  private readonly title = inject(Title);
  private readonly language = inject(Language);

  constructor() {
    effect(() => {
      this.title.setTitle(`${this.heading()} — ${this.language.text().shell.product}`);
    });
  }
}
