import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** Between the list of a feature and its board. */
@Component({
  selector: 'sh-view-switch',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="label()">
      <a
        [routerLink]="page()"
        routerLinkActive="on"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
        >{{ list() }}</a><a [routerLink]="page() + '/board'" routerLinkActive="on" ariaCurrentWhenActive="page">{{
        board()
      }}</a>
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
      overflow: hidden;
    }
    a {
      padding: 6px 14px;
      text-decoration: none;
      color: var(--text-2);
    }
    a.on {
      background: var(--accent-weak);
      color: var(--accent);
      font-weight: 700;
    }
  `,
})
export class ViewSwitch {
  /** of the list; the board is below it */
  readonly page = input.required<string>();
  readonly label = input.required<string>();
  readonly list = input.required<string>();
  readonly board = input.required<string>();
}
