import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContractPage } from '#contract/contracts.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { ClauseSigns, ContractStateChip, DaysLeft } from './contract-signs';

/** How many are shown before the list itself. */
const SHOWN = 12;

/** The contracts with a contractor, where that is shown. */
@Component({
  selector: 'sh-contracts-of',
  imports: [ClauseSigns, ContractStateChip, DaysLeft, LoadState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contracts;
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
      @for (one of page.value().items; track one.id) {
        <p>
          <a [routerLink]="['/contracts', one.id]">{{ one.title }}</a>
          <span class="chips">
            <sh-contract-state [state]="one.state" />
            <sh-days-left [contract]="one" />
            <sh-clause-signs [contract]="one" />
            <small>{{ one.endsOn ? text.until('', formats.day(one.endsOn)) : text.noEnd }}</small>
          </span>
        </p>
      } @empty {
        <p class="muted">{{ text.noneHere }}</p>
      }
      <div class="actions no-print">
        @if (page.value().total > page.value().items.length) {
          <a routerLink="/contracts" [queryParams]="{ contractorId: contractorId(), state: '' }">{{
            text.allHere(page.value().total)
          }}</a>
        }
        @if (session.may('contracts.edit')) {
          <a routerLink="/contracts/new" [queryParams]="{ contractorId: contractorId() }">{{ text.addHere }}</a>
        }
      </div>
    }
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      align-items: center;
    }
  `,
})
export class ContractsOf {
  readonly contractorId = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly page = httpResource<ContractPage>(() => ({
    url: '/api/contracts',
    params: { contractorId: this.contractorId(), limit: SHOWN },
  }));
}
