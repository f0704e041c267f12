import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditSheet } from '#contract/audits.js';
import { isNonconformity } from '#domain/audit/carry-over.js';
import { isRateable } from '#domain/audit/lifecycle.js';
import { isMandatory } from '#domain/audit/programme.js';
import { RATINGS, type Rating } from '#domain/audit/states.js';
import { Attachments } from '../../files/attachments';
import { FindingsOf } from '../../findings/findings-of';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { ReportDownloads } from '../../ui/report-downloads';
import { STATE_STYLES } from '../audit-state';
import { RatingChip } from '../rating-chip';
import { AuditObjections } from './audit-objections';
import { AuditRecord } from './audit-record';
import { AuditSteps } from './audit-steps';

const CALM: readonly (Rating | null)[] = ['conform', 'na'];

/** An audit as a whole: the next step first, then what was rated, met about and concluded. */
@Component({
  selector: 'sh-audit-page',
  imports: [
    Attachments,
    AuditObjections,
    AuditRecord,
    AuditSteps,
    FindingsOf,
    LoadState,
    MatButton,
    PageHeader,
    RatingChip,
    ReportDownloads,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  readonly id = input.required<string>();
  protected readonly styles = STATE_STYLES;
  protected readonly session = inject(Session);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly sheet = httpResource<AuditSheet>(() => `/api/audits/${this.id()}`);
  protected readonly audit = linkedSignal<AuditSheet | null, AuditSheet | null>({
    source: () => (this.sheet.hasValue() ? this.sheet.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly rateable = computed(() => isRateable(this.audit()?.state ?? 'closed'));
  protected readonly reported = computed(() => ['reported', 'closed'].includes(this.audit()?.state ?? ''));
  /** the facts are being checked, or were */
  protected readonly checked = computed(() => {
    const audit = this.audit();
    return audit !== null && (['factCheck', 'reported', 'closed'].includes(audit.state) || audit.objections.length > 0);
  });
  /** a draft until it is approved; nothing before there is anything to report */
  protected readonly reports = computed(() => {
    const audit = this.audit();
    if (!audit || !['answering', 'fieldwork', 'factCheck', 'reported', 'closed'].includes(audit.state)) return [];
    const draft = audit.state !== 'reported' && audit.state !== 'closed';
    const label = (kind: string): string => (draft ? this.t().audits.sheet.draftOf(kind) : kind);
    const at = `/api/audits/${audit.id}/report`;
    return [
      { url: `${at}.pdf`, label: label('PDF') },
      { url: `${at}.xlsx`, label: label('XLSX') },
    ];
  });
  protected readonly counts = computed(() => {
    const rated = this.audit()?.rated ?? {};
    return [...RATINGS].reverse().flatMap((rating) => {
      const count = rated[rating] ?? 0;
      return count > 0 ? [{ rating, count }] : [];
    });
  });
  protected readonly ratedCount = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  /** each became a finding of its own when the report was approved */
  protected readonly findingCount = computed(() => {
    const state = this.audit()?.state;
    if (state !== 'reported' && state !== 'closed') return 0;
    return this.counts()
      .filter(({ rating }) => rating === 'observation' || isNonconformity(rating))
      .reduce((sum, { count }) => sum + count, 0);
  });
  /** what needs to be looked at: everything but what conforms now and did so before */
  protected readonly notable = computed(() => {
    const audit = this.audit();
    if (!audit) return [];
    const answers = new Map(audit.answers.map((answer) => [answer.question, answer]));
    const previous = new Map(audit.previous?.answers.map((answer) => [answer.question, answer]));
    const { carryOvers } = this.t().audits;
    return audit.programme.questions
      .map((question) => {
        const answer = answers.get(question.code);
        const before = previous.get(question.code);
        return {
          code: question.code,
          text: this.language.of(question.text),
          mandatory: isMandatory(question),
          rating: answer?.rating ?? null,
          facts: answer?.facts ?? '',
          before: before?.rating ?? null,
          change: before ? carryOvers[before.carryOver] : '',
        };
      })
      .filter(
        (row) =>
          (row.rating === null ? row.mandatory : !CALM.includes(row.rating)) || !CALM.includes(row.before ?? 'na'),
      );
  });
  protected readonly days = computed(() => {
    const audit = this.audit();
    if (!audit) return [];
    const { sheet } = this.t().audits;
    const days: readonly (readonly [string, string | null])[] = [
      [sheet.planned, audit.plannedOn],
      [sheet.announced, audit.announcedOn],
      [sheet.answersDue, audit.answersDueOn],
      [sheet.fieldwork, audit.fieldworkOn],
      [sheet.reported, audit.reportedOn],
      [sheet.closed, audit.closedOn],
    ];
    return days.flatMap(([label, on]) => (on === null ? [] : [{ label, on }]));
  });
}
