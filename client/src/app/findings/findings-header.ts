import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { PageHeader } from '../ui/page-header';
import { ViewSwitch } from '../ui/view-switch';

/** The head of the list and of the board, between which one changes. */
@Component({
  selector: 'sh-findings-header',
  imports: [MatButton, PageHeader, RouterLink, ViewSwitch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().findings.heading">
      <small hint>{{ t().findings.lead }}</small>
      <div actions class="actions">
        <sh-view-switch
          page="/findings"
          [label]="t().findings.view"
          [list]="t().findings.list"
          [board]="t().findings.board"
        />
        <a matButton="outlined" routerLink="/findings/terms">{{ t().findings.terms.link }}</a>
        @if (session.may('findings.edit')) {
          <a matButton="filled" routerLink="/findings/new">{{ t().findings.add }}</a>
        }
      </div>
    </sh-page-header>
  `,
})
export class FindingsHeader {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
}
