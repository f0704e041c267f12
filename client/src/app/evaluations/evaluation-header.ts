import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Evaluation } from '#contract/evaluations.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { PageHeader } from '../ui/page-header';

/** The head and the tabs that the pages of an evaluation share; the page's own buttons are projected. */
@Component({
  selector: 'sh-evaluation-header',
  imports: [PageHeader, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header [heading]="evaluation().title" [crumb]="t().evaluations.heading" crumbLink="/evaluations">
      <span chips class="chip plain">{{ t().terms.states[evaluation().state] }}</span>
      <small hint>{{ facts() }}</small>
      <div actions class="actions"><ng-content /></div>
    </sh-page-header>
    <nav class="tabs no-print" [attr.aria-label]="t().evaluations.tabs.label">
      <a
        [routerLink]="['/evaluations', evaluation().id]"
        routerLinkActive="on"
        [routerLinkActiveOptions]="{ exact: true }"
        ariaCurrentWhenActive="page"
        >{{ t().evaluations.tabs.setup }}</a
      >
      @if (session.may('evaluations.score')) {
        <a
          [routerLink]="['/evaluations', evaluation().id, 'scoring']"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          >{{ t().evaluations.tabs.scoring }}</a
        >
      }
      <a
        [routerLink]="['/evaluations', evaluation().id, 'comparison']"
        routerLinkActive="on"
        ariaCurrentWhenActive="page"
        >{{ t().evaluations.tabs.comparison }}</a
      >
      @if (session.may('reports.read')) {
        <a
          [routerLink]="['/evaluations', evaluation().id, 'reports']"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          >{{ t().evaluations.tabs.reports }}</a
        >
      }
    </nav>
  `,
  styles: `
    .tabs {
      display: flex;
      gap: 20px;
      border-bottom: 1px solid var(--line);
      margin-bottom: 16px;
    }
    .tabs a {
      padding: 8px 2px;
      color: var(--text-2);
      text-decoration: none;
      border-bottom: 2px solid transparent;
    }
    .tabs a.on {
      color: var(--accent);
      border-bottom-color: var(--accent);
      font-weight: 700;
    }
  `,
})
export class EvaluationHeader {
  readonly evaluation = input.required<Evaluation>();
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  private readonly formats = inject(Formats);
  protected readonly facts = computed(() => {
    const { evaluations } = this.t();
    const { checklistVersion, candidateCount, settings, updatedAt } = this.evaluation();
    const mails = settings.volume.mailsPerMonth;
    return [
      evaluations.checklistVersion(checklistVersion),
      evaluations.candidateCount(candidateCount),
      ...(mails === null ? [] : [evaluations.mailsPerMonth(this.formats.number(mails, 0))]),
      `${evaluations.updated} ${this.formats.moment(updatedAt)}`,
    ].join(' · ');
  });
}
