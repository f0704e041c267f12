import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Finding } from '#contract/findings.js';
import type { ManualEvent } from '#domain/finding/lifecycle.js';
import { Attachments } from '../files/attachments';
import { IncidentsOf } from '../incidents/incidents-of';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, problemOf } from '../ui/api';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { FindingApprovals } from './finding-approvals';
import { FindingChain } from './finding-chain';
import { FindingSigns, FindingStateChip, SeverityChip } from './finding-chips';
import { FindingNotes } from './finding-notes';
import { sorted } from './finding-steps';
import { STEP_FIELDS } from './step-draft';
import { StepForm } from './step-form';

/** One finding: where it stands in its chain of steps, what is due, what is missing, and the one next step. */
@Component({
  selector: 'sh-finding-page',
  imports: [
    Attachments,
    FindingApprovals,
    FindingChain,
    FindingNotes,
    FindingSigns,
    IncidentsOf,
    FindingStateChip,
    LoadState,
    MatButton,
    PageHeader,
    RouterLink,
    SeverityChip,
    StepForm,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './finding-page.html',
  styleUrl: './finding-page.scss',
})
export class FindingPage implements HoldsInput {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly finding = httpResource<Finding>(() => `/api/findings/${this.id()}`);
  /** the step whose form is open */
  protected readonly open = signal<ManualEvent | null>(null);
  protected readonly busy = signal(false);
  private readonly stepForm = viewChild(StepForm);
  private readonly notes = viewChild(FindingNotes);
  protected readonly steps = computed(() =>
    this.finding.hasValue() ? sorted(this.finding.value()) : { next: null, others: [] },
  );

  hasUnsavedInput(): boolean {
    return (this.stepForm()?.hasUnsavedInput() ?? false) || (this.notes()?.hasUnsavedInput() ?? false);
  }

  /** Opens the form of a step, or does at once what needs none. */
  protected async begin(finding: Finding, event: ManualEvent): Promise<void> {
    if (STEP_FIELDS[event].length > 0) {
      this.open.set(event);
      return;
    }
    this.busy.set(true);
    try {
      const url = `/api/findings/${finding.id}/events`;
      this.moved(await this.api.send<Finding>('POST', url, { event }, finding.version));
      this.notices.done(this.t().findings.done[event]);
    } catch (error) {
      this.notices.problem(error);
      if (problemOf(error).code === 'stale') this.finding.reload();
    } finally {
      this.busy.set(false);
    }
  }

  protected moved(finding: Finding): void {
    this.open.set(null);
    this.finding.set(finding);
  }

  protected label(event: ManualEvent, state: Finding['state']): string {
    const { again, events } = this.t().findings;
    const repeats =
      (event === 'correct' && state === 'correction') || (event === 'analyse' && state === 'causeAnalysis');
    return (repeats ? again[event] : undefined) ?? events[event];
  }
}
