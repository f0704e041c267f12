import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Incident } from '#contract/incidents.js';
import { FORM_TEXTS } from '#domain/incident/record.js';
import { THRESHOLDS } from '#domain/incident/requirement.js';
import { Attachments } from '../files/attachments';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { ReportDownloads } from '../ui/report-downloads';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { IncidentSeverityChip, IncidentStateChip } from './incident-chips';
import { IncidentClocks } from './incident-clocks';
import { IncidentLessons } from './incident-lessons';
import { IncidentStep, type IncidentStepName } from './incident-step';
import { IncidentTimeline } from './incident-timeline';

/** The form of the step itself asks for these. */
const ASKED_BY_STEP = ['containedAt', 'containment', 'lesson', 'reopening'];

/** One incident: its clocks first, then whether it has to be reported, what happened and what was decided. */
@Component({
  selector: 'sh-incident-page',
  imports: [
    Attachments,
    IncidentClocks,
    IncidentLessons,
    IncidentSeverityChip,
    IncidentStateChip,
    IncidentStep,
    IncidentTimeline,
    LoadState,
    MatButton,
    PageHeader,
    ReportDownloads,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './incident-page.html',
  styleUrl: './incident-page.scss',
})
export class IncidentPage implements HoldsInput {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly texts = FORM_TEXTS;
  protected readonly thresholds = THRESHOLDS;
  protected readonly incident = httpResource<Incident>(() => `/api/incidents/${this.id()}`);
  /** the step whose form is open */
  protected readonly open = signal<IncidentStepName | null>(null);
  private readonly stepForm = viewChild(IncidentStep);
  private readonly timelines = viewChildren(IncidentTimeline);
  private readonly lessons = viewChild(IncidentLessons);
  protected readonly next = computed(() =>
    this.incident.hasValue() ? (this.incident.value().events[0] ?? null) : null,
  );
  /** what the next step needs before its form can help */
  protected readonly missing = computed(() => {
    const { incidents } = this.t();
    const next = this.next();
    const paths = next?.missing.filter((path) => !ASKED_BY_STEP.includes(path)) ?? [];
    if (!next || paths.length === 0) return '';
    const names = paths.map((path) => incidents.paths[path] ?? path).join(incidents.separator);
    return incidents.missing(incidents.events[next.event], names);
  });
  protected readonly files = computed(() => {
    const { drafts } = this.t().incidents;
    return (['preliminary', 'final'] as const).map((step) => ({
      url: `/api/incidents/${this.id()}/${step}.pdf`,
      label: drafts[step],
    }));
  });

  hasUnsavedInput(): boolean {
    const parts = [this.stepForm(), this.lessons(), ...this.timelines()];
    return parts.some((part) => part?.hasUnsavedInput() ?? false);
  }

  protected moved(incident: Incident): void {
    this.open.set(null);
    this.incident.set(incident);
  }

  protected yesNo(value: boolean | null): string {
    const { incidents } = this.t();
    return value === null ? incidents.notKnown : value ? incidents.yes : incidents.no;
  }
  protected persons({ count, number }: Incident['persons']): string {
    return this.t().incidents.personsText[count](number === null ? '' : this.formats.number(number, 0));
  }
  protected pathNames(paths: readonly string[]): string {
    const { incidents } = this.t();
    return paths.map((path) => incidents.paths[path] ?? path).join(incidents.separator);
  }
}
