import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { PageHeader } from '../ui/page-header';
import { ViewSwitch } from '../ui/view-switch';

/** The head of the list and of the board, between which one changes. */
@Component({
  selector: 'sh-contracts-header',
  imports: [MatButton, PageHeader, RouterLink, ViewSwitch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="t().contracts.heading">
      <small hint>{{ t().contracts.lead }}</small>
      <div actions class="actions">
        <sh-view-switch
          page="/contracts"
          [label]="t().contracts.view"
          [list]="t().contracts.list"
          [board]="t().contracts.board"
        />
        @if (session.may('contracts.edit')) {
          <a matButton="filled" routerLink="/contracts/new">{{ t().contracts.add }}</a>
        }
      </div>
    </sh-page-header>
  `,
})
export class ContractsHeader {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
}
