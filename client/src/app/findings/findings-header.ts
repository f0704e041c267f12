import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { PageHeader } from '../ui/page-header';

/** The head of the list and of the board, between which one changes. */
@Component({
  selector: 'sh-findings-header',
  imports: [MatButton, PageHeader, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().findings.heading">
      <small hint>{{ t().findings.lead }}</small>
      <div actions class="actions">
        <nav [attr.aria-label]="t().findings.view">
          <a
            routerLink="/findings"
            routerLinkActive="on"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            >{{ t().findings.list }}</a><a
            routerLink="/findings/board"
            routerLinkActive="on"
            ariaCurrentWhenActive="page"
            >{{ t().findings.board }}</a
          >
        </nav>
        <a matButton="outlined" routerLink="/findings/terms">{{ t().findings.terms.link }}</a>
        @if (session.may('findings.edit')) {
          <a matButton="filled" routerLink="/findings/new">{{ t().findings.add }}</a>
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
export class FindingsHeader {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
}
