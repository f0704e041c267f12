import { DOCUMENT } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NextDate, Standing, StandingReason } from '#contract/standings.js';
import { type Aspect, STANDING_RULES } from '#domain/standing/rules.js';
import { dateTitle, reasonText, ruleText } from '#domain/standing/words.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { SIGN_LOOKS, SignChip } from '../../ui/sign-chip';
import { DecisionDialog } from './decision-dialog';
import { DecisionList } from './decision-list';
import { StandingDetails } from './standing-details';

/** Where a reason or a date is dealt with. */
const LISTS: Readonly<Record<Aspect, string>> = {
  decision: '/standings',
  findings: '/findings',
  incidents: '/incidents',
  sla: '/slas',
  audit: '/audits',
  certificates: '/certificates',
  contract: '/contracts',
  evaluation: '/evaluations',
  tier: '/contractors',
};
const PAGES: Readonly<Record<NextDate['kind'], string>> = {
  finding: '/findings',
  incident: '/incidents',
  claim: '/slas',
  notice: '/contracts',
  contractEnd: '/contracts',
  certificate: '/certificates',
  audit: '/audits',
  auditDue: '/contractors',
  improvement: '/standings',
};

/** One contractor on one sheet: the sign first, its reasons second, the details third. */
@Component({
  selector: 'sh-standing-page',
  imports: [DecisionDialog, DecisionList, LoadState, MatButton, PageHeader, RouterLink, SignChip, StandingDetails],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './standing-page.html',
  styleUrl: './standing-page.scss',
})
export class StandingPage {
  readonly id = input.required<string>();
  protected readonly looks = SIGN_LOOKS;
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  private readonly view = inject(DOCUMENT).defaultView;
  protected readonly t = this.language.text;
  protected readonly standing = httpResource<Standing>(() => `/api/standings/${this.id()}`);
  protected readonly asking = signal(false);
  protected readonly rules = computed(() => {
    const reasons = this.standing.hasValue() ? this.standing.value().reasons : [];
    return STANDING_RULES.map(({ code, aspect, sign }) => ({
      code,
      aspect,
      sign,
      text: ruleText(code, this.language.code()),
      applies: reasons.some((reason) => reason.code === code),
    }));
  });

  protected say(reason: StandingReason): string {
    return reasonText(reason, this.language.code(), (day) => this.formats.day(day));
  }
  protected titleOf(date: NextDate): string {
    return dateTitle(date, this.language.code());
  }
  protected pending(one: Standing): Standing['decisions'][number] | undefined {
    return one.decisions.find(({ state }) => state === 'asked');
  }
  protected placeOf(
    reason: StandingReason,
    { contractor, evaluations }: Standing,
  ): {
    path: readonly string[];
    query: Record<string, string>;
  } {
    const { aspect } = reason;
    if (aspect === 'tier') return { path: ['/contractors', contractor.id], query: {} };
    if (aspect === 'evaluation')
      return { path: evaluations[0] ? ['/evaluations', evaluations[0].id, 'comparison'] : ['/evaluations'], query: {} };
    if (aspect === 'decision') return { path: ['/standings', contractor.id], query: {} };
    return { path: [LISTS[aspect]], query: { contractorId: contractor.id } };
  }
  protected pageOf(date: NextDate): readonly string[] {
    return [PAGES[date.kind], date.id ?? this.id()];
  }
  protected print(): void {
    this.view?.print();
  }
}
