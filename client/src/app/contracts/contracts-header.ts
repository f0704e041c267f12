import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { PageHeader } from '../ui/page-header';

/** The head of the list and of the board, between which one changes. */
@Component({
  selector: 'sh-contracts-header',
  imports: [MatButton, PageHeader, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().contracts.heading">
      <small hint>{{ t().contracts.lead }}</small>
      <div actions class="actions">
        <nav [attr.aria-label]="t().contracts.view">
          <a
            routerLink="/contracts"
            routerLinkActive="on"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            >{{ t().contracts.list }}</a><a
            routerLink="/contracts/board"
            routerLinkActive="on"
            ariaCurrentWhenActive="page"
            >{{ t().contracts.board }}</a
          >
        </nav>
        @if (session.may('contracts.edit')) {
          <a matButton="filled" routerLink="/contracts/new">{{ t().contracts.add }}</a>
        }
      </div>
    </sh-page-header>
  `,
  styles: `
    nav {
      display: flex;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
      overflow: hidden;
    }
    nav a {
      padding: 6px 14px;
      text-decoration: none;
      color: var(--text-2);
    }
    nav a.on {
      background: var(--accent-weak);
      color: var(--accent);
      font-weight: 700;
    }
  `,
})
export class ContractsHeader {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
}
