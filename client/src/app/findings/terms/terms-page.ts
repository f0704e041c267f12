import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { FindingTerms } from '#contract/finding-terms.js';
import { SEVERITIES } from '#domain/audit/programme.js';
import { type Allowance, DATED_STEPS, ESCALATION_TARGETS, type FindingStep } from '#domain/finding/terms.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';

/** How long findings may take, and who hears of it when they take longer. */
@Component({
  selector: 'sh-terms-page',
  imports: [LoadState, MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().findings.terms;
    <sh-page-header [heading]="text.heading" [crumb]="t().findings.heading" crumbLink="/findings">
      <small hint>{{ text.lead }}</small>
      <div actions class="actions">
        @if (session.may('findings.terms')) {
          <a matButton="filled" routerLink="/findings/terms/edit">{{ text.edit }}</a>
        }
      </div>
    </sh-page-header>
    <sh-load-state [resource]="terms" />
    @if (terms.hasValue()) {
      @let one = terms.value();
      <div class="cards">
        <section class="card" aria-labelledby="allowances">
          <h2 id="allowances">{{ text.allowances }}</h2>
          @for (row of rows(); track row.severity) {
            <h3>{{ t().findings.severities[row.severity] }}</h3>
            <dl>
              @for (line of row.lines; track line.step) {
                <div>
                  <dt>{{ text.steps[line.step] }}</dt>
                  <dd>{{ line.allowed }}</dd>
                </div>
              }
            </dl>
          }
          <p class="muted">{{ text.rollHint }}</p>
        </section>
        <section class="card" aria-labelledby="escalations">
          <h2 id="escalations">{{ text.escalations }}</h2>
          <dl>
            @for (to of targets; track to) {
              <div>
                <dt>{{ text.targets[to] }}</dt>
                <dd>{{ text.overdueBy(one.escalations[to]) }}</dd>
              </div>
            }
          </dl>
          <h2>{{ text.others }}</h2>
          <dl>
            <div>
              <dt>{{ text.checkDays }}</dt>
              <dd>{{ text.afterCompletion(one.checkDays) }}</dd>
            </div>
            <div>
              <dt>{{ text.returnedPlanDays }}</dt>
              <dd>{{ text.within({ count: one.returnedPlanDays, unit: 'businessDays' }) }}</dd>
            </div>
          </dl>
          @if (one.changedAt; as at) {
            <p class="muted">{{ text.changed(formats.moment(at), one.changedBy ?? '―') }}</p>
          } @else {
            <p class="muted">{{ text.unchanged }}</p>
          }
        </section>
      </div>
    }
  `,
  styles: `
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
      gap: 16px;
      align-items: start;
      max-width: 1080px;
    }
    h3,
    dl + h2 {
      margin-top: 12px;
    }
    dl {
      margin: 0;
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      padding: 4px 0;
      border-top: 1px solid var(--line);
    }
    dt {
      color: var(--text-2);
    }
    dd {
      margin: 0;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    p {
      margin: 12px 0 0;
    }
  `,
})
export class TermsPage {
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly targets = ESCALATION_TARGETS;
  protected readonly terms = httpResource<FindingTerms>(() => '/api/findings/terms');
  protected readonly rows = computed(() => {
    const { within } = this.t().findings.terms;
    if (!this.terms.hasValue()) return [];
    const { allowances } = this.terms.value();
    return SEVERITIES.map((severity) => {
      const allowed: Readonly<Partial<Record<FindingStep, Allowance>>> = allowances[severity];
      const lines = DATED_STEPS[severity].map((step: FindingStep) => {
        const allowance = allowed[step];
        return { step, allowed: allowance ? within(allowance) : '' };
      });
      return { severity, lines };
    });
  });
}
