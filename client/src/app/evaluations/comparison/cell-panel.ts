import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { StoredAnswer } from '#contract/evaluations.js';
import { LEVELS, type Level } from '#domain/checklist/checklist.js';
import { effectiveGrade, hasLapsed } from '#domain/evaluation/effective.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';
import type { CellAt } from './level-matrix';
import { WhatIfStore } from './what-if';

/** The cell that one looks at: what its level means, what supports it, and what another level would change. */
@Component({
  selector: 'sh-cell-panel',
  imports: [LevelChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (cell(); as one) {
      <div class="what">
        <h3>{{ one.service }} · {{ one.criterion }}</h3>
        <p class="level">
          <sh-level-chip [value]="one.value" /> <span>{{ one.meaning }}</span>
        </p>
        <p class="muted">{{ one.why }}</p>
      </div>
      <dl>
        <div>
          <dt>{{ t().comparison.grade }}</dt>
          <dd>
            {{ one.grade }}
            @if (one.lapsedOn) {
              <small class="lapsed"
                ><span aria-hidden="true">↓</span> {{ t().scoring.lapsedSince(formats.date(one.lapsedOn)) }}</small
              >
            }
          </dd>
        </div>
        <div>
          <dt>{{ t().terms.evidence }}</dt>
          <dd>
            @if (stored()?.evidence; as evidence) {
              {{ evidence.note }}
              @if (evidence.link; as link) {
                <a [href]="link" target="_blank" rel="noopener noreferrer">{{ link }}</a>
              }
              <small>{{ evidenceFacts() }}</small>
            } @else {
              {{ loading() ? t().shell.loading : t().comparison.noEvidence }}
            }
          </dd>
        </div>
      </dl>
      @if (editable()) {
        <div class="try no-print" role="group" [attr.aria-label]="t().comparison.tryLevel">
          <span>{{ t().comparison.tryLevel }}</span>
          @for (level of levels; track level) {
            <button type="button" [attr.aria-pressed]="one.level === level" (click)="set(level)">{{ level }}</button>
          }
          <button
            type="button"
            [attr.aria-pressed]="one.value.kind === 'unknown'"
            [attr.aria-label]="t().terms.unknown"
            (click)="set(null)"
          >
            ?
          </button>
          @if (one.tried) {
            <button type="button" class="back" (click)="back()">{{ t().shell.undo }}</button>
          }
          <small>{{ t().comparison.tryKeys }}</small>
        </div>
      }
    } @else {
      <p class="muted">{{ t().comparison.lookHint }}</p>
    }
  `,
  styleUrl: './cell-panel.scss',
})
export class CellPanel {
  readonly at = input.required<CellAt | null>();
  readonly stored = input.required<StoredAnswer | null>();
  readonly loading = input(false);
  readonly editable = input(false);
  private readonly session = inject(Session);
  private readonly store = inject(WhatIfStore);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly levels = LEVELS;

  protected readonly cell = computed(() => {
    const at = this.at();
    const candidate = this.store.candidates().find(({ serviceId }) => serviceId === at?.serviceId);
    const criterion = this.store.checklist().criteria.find(({ code }) => code === at?.criterion);
    if (!candidate || !criterion) return null;
    const answer = candidate.answers[criterion.code];
    const value = answer?.value ?? ({ kind: 'unknown' } as const);
    const level = value.kind === 'known' ? value.level : null;
    const today = this.session.today();
    const grade = answer ? effectiveGrade(answer, today) : null;
    const { terms, comparison } = this.t();
    const meaning =
      value.kind === 'notApplicable'
        ? `${terms.notApplicable}: ${value.reason}`
        : value.kind === 'optional'
          ? comparison.optionalMeaning(
              value.base,
              value.offers.map((offer) => `${offer.name} → ${terms.level} ${offer.level}`).join(comparison.separator),
            )
          : level === null
            ? terms.unknown
            : this.language.of(criterion.anchors[level]);
    return {
      service: candidate.name,
      criterion: this.language.of(criterion.title),
      why: this.language.of(criterion.why),
      value,
      level,
      meaning,
      grade: grade ? terms.grades[grade] : comparison.noGrade,
      lapsedOn: answer && grade && hasLapsed(answer, today) ? answer.carriedUntil : undefined,
      tried: at !== null && this.store.tried().answers[at.serviceId]?.[at.criterion] !== undefined,
    };
  });
  protected readonly evidenceFacts = computed(() => {
    const evidence = this.stored()?.evidence;
    if (!evidence) return '';
    return [evidence.by, evidence.date === null ? '' : this.formats.date(evidence.date)].filter(Boolean).join(' · ');
  });

  protected set(level: Level | null): void {
    const at = this.at();
    if (!at) return;
    this.store.setAnswer(at.serviceId, at.criterion, level === null ? { kind: 'unknown' } : { kind: 'known', level });
  }
  protected back(): void {
    const at = this.at();
    if (at) this.store.resetAnswer(at.serviceId, at.criterion);
  }
}
