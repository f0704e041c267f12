import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { ChecklistList, StoredChecklist } from '#contract/checklists.js';
import { RISKS, type RiskCode } from '#domain/checklist/checklist.js';
import { fold } from '#domain/vendor/folding.js';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';
import { Formats } from '../ui/formats';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { CriterionCard } from './criterion-card';

/** One version of the checklist to read: viewpoints, criteria, levels, evidence, standards. */
@Component({
  selector: 'sh-checklist-page',
  imports: [CriterionCard, EmptyState, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './checklist-page.html',
  styleUrl: './checklist-page.scss',
})
export class ChecklistPage {
  readonly id = input<string>();
  readonly q = input('', { transform: (text: string | undefined) => text ?? '' });
  readonly risk = input<string>();
  readonly must = input<string>();
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly state = inject(ListState);
  private readonly router = inject(Router);
  protected readonly risks = RISKS;
  protected readonly allOpen = signal(false);

  protected readonly versions = httpResource<ChecklistList>(() => '/api/checklists');
  private readonly chosen = computed(
    () => this.id() ?? (this.versions.hasValue() ? this.versions.value().items[0]?.id : undefined),
  );
  protected readonly checklist = httpResource<StoredChecklist>(() => {
    const id = this.chosen();
    return id === undefined ? undefined : `/api/checklists/${id}`;
  });
  protected readonly none = computed(() => this.versions.hasValue() && this.versions.value().items.length === 0);

  protected readonly groups = computed(() => {
    if (!this.checklist.hasValue()) return [];
    const { viewpoints, criteria } = this.checklist.value();
    const wanted = fold(this.q());
    const shown = criteria.filter(
      (one) =>
        (wanted === '' ||
          fold([one.code, one.title.ja, one.title.en, one.why.ja, one.why.en].join(' ')).includes(wanted)) &&
        (this.must() !== 'true' || one.mustHaveDefault) &&
        (!this.risk() || one.risks.includes(this.risk() as RiskCode)),
    );
    const weights = viewpoints.reduce((sum, { defaultWeight }) => sum + defaultWeight, 0);
    return viewpoints
      .map((viewpoint) => ({
        viewpoint,
        percent: Math.round((viewpoint.defaultWeight / weights) * 100),
        criteria: shown.filter((one) => one.viewpoint === viewpoint.code),
      }))
      .filter((group) => group.criteria.length > 0);
  });
  protected readonly shown = computed(() => this.groups().reduce((sum, { criteria }) => sum + criteria.length, 0));

  protected show(id: string): void {
    void this.router.navigate(['/checklists', id], { queryParamsHandling: 'preserve' });
  }
  protected jump(event: Event, code: string): void {
    event.preventDefault();
    const heading = document.getElementById(`viewpoint-${code}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }
}
