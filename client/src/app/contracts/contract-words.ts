import { Injectable, inject } from '@angular/core';
import type { ContractAmount, ContractSummary } from '#contract/contracts.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';

/** What several pages say of a contract. */
@Injectable({ providedIn: 'root' })
export class ContractWords {
  private readonly t = inject(Language).text;
  private readonly formats = inject(Formats);

  amount(amount: ContractAmount | null): string {
    const { amountOf, taxes } = this.t().contracts;
    return amount === null ? '' : amountOf(this.formats.yen(amount.yen), amount.per, taxes[amount.tax]);
  }

  renewal({ renewalMonths, noticeGivenOn }: Pick<ContractSummary, 'renewalMonths' | 'noticeGivenOn'>): string {
    const { noticeGiven, noRenewal, renews } = this.t().contracts;
    if (noticeGivenOn !== null) return noticeGiven(this.formats.day(noticeGivenOn));
    return renewalMonths === null ? noRenewal : renews(renewalMonths);
  }
}
