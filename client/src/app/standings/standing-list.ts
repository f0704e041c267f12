import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StandingCounts, StandingLine } from '#contract/standings.js';
import { REASON_CODES, SIGNS } from '#domain/standing/rules.js';
import { dateTitle, reasonText, ruleText } from '#domain/standing/words.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { List } from '../ui/list';
import { ChoiceFilter, SearchFilter } from '../ui/list-filters';
import { ListState } from '../ui/list-state';
import { ListCell, ListView } from '../ui/list-view';
import { PageHeader } from '../ui/page-header';
import { ReportDownloads } from '../ui/report-downloads';
import { SignChip } from '../ui/sign-chip';

/** Reasons that a line says before it only counts them. */
const SHOWN = 3;

/** All contractors that work for us, by their signs. */
@Component({
  selector: 'sh-standing-list',
  imports: [ChoiceFilter, ListCell, ListView, PageHeader, ReportDownloads, RouterLink, SearchFilter, SignChip],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().standings;
    <sh-page-header [heading]="text.heading">
      <small hint>{{ text.lead }}</small>
      <sh-report-downloads actions [files]="files()" />
    </sh-page-header>
    @if (counts.hasValue()) {
      @let all = counts.value();
      <ul class="signs">
        @for (sign of signs; track sign) {
          <li>
            <a routerLink="/standings" [queryParams]="{ sign }"
              ><sh-sign-chip [sign]="sign" [detail]="text.count(all.signs[sign])"
            /></a>
          </li>
        }
        @if (all.changed > 0) {
          <li class="muted">{{ text.changed(all.changed) }}</li>
        }
      </ul>
      <p class="muted">
        {{ all.computedAt ? text.computed(formats.moment(all.computedAt)) : text.computing }}
      </p>
    }
    <sh-list [list]="list" [empty]="text.empty" [emptyHint]="text.emptyHint">
      <sh-search-filter [hint]="text.search" />
      <sh-choice-filter name="sign" [label]="text.sign" [choices]="choices().signs" />
      <sh-choice-filter name="tier" [label]="text.columns.tier" [choices]="choices().tiers" />
      <sh-choice-filter name="decision" [label]="text.decisionFilter" [choices]="choices().decisions" />
      <sh-choice-filter name="reason" [label]="text.reasonFilter" [choices]="choices().reasons" />
      <ng-template shCell="sign" [of]="list" let-one>
        <div>
          <sh-sign-chip [sign]="one.sign" />
          @if (one.summary?.decision; as decision) {
            <small class="decision">{{ text.columns.decision }}: {{ text.outcomes[decision.outcome] }}</small>
          }
        </div>
      </ng-template>
      <ng-template shCell="reasons" [of]="list" let-one>
        <ul class="reasons">
          @for (reason of one.reasons.slice(0, shown); track reason.code) {
            <li>{{ say(reason) }}</li>
          } @empty {
            <li>―</li>
          }
          @if (one.reasons.length > shown) {
            <li class="muted">{{ text.more(one.reasons.length - shown) }}</li>
          }
        </ul>
      </ng-template>
    </sh-list>
  `,
  styles: `
    .signs {
      list-style: none;
      display: flex;
      flex-wrap: wrap;
      gap: 6px 10px;
      align-items: center;
      margin: 0 0 4px;
      padding: 0;
    }
    .signs a {
      display: inline-flex;
      text-decoration: none;
      min-height: 28px;
      align-items: center;
    }
    p {
      margin: 0 0 12px;
      font-size: 12px;
    }
    .decision {
      display: block;
    }
    .reasons {
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: 13px;
    }
  `,
})
export class StandingList {
  protected readonly signs = SIGNS;
  protected readonly shown = SHOWN;
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly counts = httpResource<StandingCounts>(() => '/api/standings/summary');
  protected readonly files = computed(() => [
    { url: '/api/standing-report.pdf', label: this.t().standings.reportPdf },
    { url: '/api/standing-report.xlsx', label: this.t().standings.reportXlsx },
  ]);

  protected readonly choices = computed(() => {
    const { signs, outcomes } = this.t().standings;
    const code = this.language.code();
    return {
      signs: SIGNS.map((sign) => [sign, signs[sign]] as const),
      tiers: Object.entries(this.t().contractors.tiers),
      decisions: Object.entries(outcomes),
      reasons: REASON_CODES.map((reason) => [reason, ruleText(reason, code)] as const),
    };
  });

  protected readonly list = new List<StandingLine, StandingLine>({
    url: '/api/standings',
    sort: 'sign',
    conditions: ['q', 'sign', 'tier', 'decision', 'reason'],
    file: () => this.t().standings.csvName,
    columns: () => {
      const text = this.t().standings;
      const { columns } = text;
      const { tiers, provisional } = this.t().contractors;
      return [
        {
          key: 'name',
          head: columns.name,
          sort: 'yomi',
          width: 170,
          text: ({ name }) => name,
          link: ({ id }) => ['/standings', id],
        },
        { key: 'sign', head: text.sign, sort: 'sign', width: 120, text: ({ sign }) => text.signs[sign] },
        {
          key: 'reasons',
          head: columns.reasons,
          width: 260,
          text: ({ reasons }) => reasons.map((reason) => this.say(reason)).join('\n'),
        },
        {
          key: 'tier',
          head: columns.tier,
          sort: 'tier',
          text: ({ tier, tierProvisional }) => tiers[tier] + (tierProvisional ? ` ${provisional}` : ''),
        },
        {
          key: 'score',
          head: columns.score,
          width: 90,
          text: ({ summary }) => this.formats.scoreRange(summary?.score ?? null),
        },
        { key: 'findings', head: columns.findings, width: 120, text: (one) => this.findings(one) },
        {
          key: 'sla',
          head: columns.sla,
          only: 'file',
          text: ({ summary }) =>
            summary && summary.sla.met + summary.sla.missed > 0
              ? text.slaMonths(summary.sla.met, summary.sla.missed)
              : '',
        },
        {
          key: 'audit',
          head: columns.audit,
          only: 'file',
          text: ({ summary }) => (summary?.audit.lastOn ? this.formats.day(summary.audit.lastOn) : ''),
          file: ({ summary }) => summary?.audit.lastOn ?? '',
        },
        {
          key: 'decision',
          head: columns.decision,
          only: 'file',
          text: ({ summary }) => (summary?.decision ? text.outcomes[summary.decision.outcome] : ''),
        },
        {
          key: 'next',
          head: columns.next,
          sort: 'nextOn',
          width: 150,
          text: ({ summary }) =>
            summary?.next
              ? [
                  this.formats.day(summary.next.on),
                  text.dateKinds[summary.next.kind],
                  dateTitle(summary.next, this.language.code()),
                ].join(' ')
              : '',
        },
      ];
    },
  });

  protected say(reason: StandingLine['reasons'][number]): string {
    return reasonText(reason, this.language.code(), (day) => this.formats.day(day));
  }

  private findings({ summary }: StandingLine): string {
    if (!summary) return '';
    const { severities, overdue } = this.t().standings;
    const { findings } = summary;
    const parts = (['critical', 'major', 'minor', 'observation'] as const)
      .filter((severity) => findings[severity] > 0)
      .map((severity) => `${severities[severity]} ${findings[severity]}`);
    return [...parts, ...(findings.overdue > 0 ? [overdue(findings.overdue)] : [])].join(' ');
  }
}
