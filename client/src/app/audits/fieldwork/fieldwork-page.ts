import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditSheet } from '#contract/audits.js';
import { isRateable } from '#domain/audit/lifecycle.js';
import { isMandatory } from '#domain/audit/programme.js';
import { RATINGS, type Rating } from '#domain/audit/states.js';
import { countRatings } from '#domain/audit/summary.js';
import { Uploads } from '../../files/uploads';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { EmptyState } from '../../ui/empty-state';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';
import { RATING_SIGNS, RatingChip } from '../rating-chip';
import { isOpenMandatory, matches, neighbour, QUESTION_FILTERS } from './question-order';
import { QuestionCard } from './question-card';
import { EMPTY_DRAFT, shownDraft } from './rating';
import { RatingStore } from './rating-store';

/** The audit in the field, made for a tablet: one question at a time, and the whole at a glance. */
@Component({
  selector: 'sh-fieldwork-page',
  imports: [EmptyState, LoadState, MatButton, PageHeader, QuestionCard, RatingChip, RouterLink],
  providers: [ListState, RatingStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './fieldwork-page.html',
  styleUrl: './fieldwork-page.scss',
  host: { '(document:keydown)': 'key($event)' },
})
export class FieldworkPage {
  readonly id = input.required<string>();
  readonly q = input<string>();
  readonly show = input<string>();
  protected readonly filters = QUESTION_FILTERS;
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly store = inject(RatingStore);
  private readonly uploads = inject(Uploads);
  private readonly session = inject(Session);
  private readonly list = inject(ListState);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly sheet = httpResource<AuditSheet>(() => `/api/audits/${this.id()}`);
  /** what was read stays while it is read again */
  protected readonly audit = linkedSignal<AuditSheet | null, AuditSheet | null>({
    source: () => (this.sheet.hasValue() ? this.sheet.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly rateable = computed(() => isRateable(this.audit()?.state ?? 'closed'));
  protected readonly shownFilter = computed(() => QUESTION_FILTERS.find((one) => one === this.show()) ?? 'all');
  protected readonly previous = computed(
    () => new Map(this.audit()?.previous?.answers.map((answer) => [answer.question, answer])),
  );
  private readonly rated = computed(() =>
    (this.audit()?.programme.questions ?? []).map((question) => ({
      question,
      rating: shownDraft(this.store.of(question.code)())?.rating ?? null,
    })),
  );
  protected readonly ratedCount = computed(() => this.rated().filter(({ rating }) => rating !== null).length);
  protected readonly openMandatory = computed(
    () => this.rated().filter(({ question, rating }) => isOpenMandatory(question, rating)).length,
  );
  protected readonly counts = computed(() => {
    const counts = countRatings(this.rated().flatMap(({ rating }) => rating ?? []));
    return (['critical', 'major', 'minor', 'unverified'] as const).flatMap((rating) => {
      const count = counts[rating] ?? 0;
      return count > 0 ? [{ rating, count }] : [];
    });
  });
  protected readonly filterCounts = computed(() => {
    const all = this.rated();
    const count = (filter: (typeof QUESTION_FILTERS)[number]): number =>
      all.filter(({ question, rating }) => matches(filter, question, rating)).length;
    return { all: count('all'), open: count('open'), mandatory: count('mandatory'), findings: count('findings') };
  });
  /** where one goes on: the first that was open when one came; it stays, so that what is rated does not slip away */
  private readonly start = linkedSignal<AuditSheet | null, string | null>({
    source: this.audit,
    computation: (audit, before) => {
      if (before && before.source?.id === audit?.id) return before.value;
      const rated = new Set(audit?.answers.map(({ question }) => question));
      return audit?.programme.questions.find(({ code }) => !rated.has(code))?.code ?? null;
    },
  });
  /** the one in the address, else where one goes on */
  protected readonly current = computed(() => {
    const all = this.rated();
    const shown = [this.q(), this.start()].flatMap((code) => all.filter(({ question }) => question.code === code));
    return (shown[0] ?? all[0])?.question ?? null;
  });
  private readonly place = computed(() =>
    this.rated().findIndex(({ question }) => question.code === this.current()?.code),
  );
  protected readonly position = computed(() => `${this.place() + 1} / ${this.rated().length}`);
  protected readonly upNext = computed(() => {
    const next = this.rated()[this.place() + 1];
    return next?.question ?? null;
  });
  protected readonly tiles = computed(() => {
    const { audits } = this.t();
    return this.rated().map(({ question, rating }) => {
      const [sign, style] = rating ? RATING_SIGNS[rating] : ['', 'open'];
      const mandatory = isMandatory(question);
      const words = [question.code, rating ? audits.ratings[rating] : audits.fieldwork.notRated];
      if (mandatory) words.push(audits.fieldwork.mandatory);
      return { code: question.code, sign, style, mandatory, label: words.join(' ') };
    });
  });
  protected readonly banner = computed(() => {
    const { fieldwork } = this.t().audits;
    const unsent = this.store.unsentCount();
    if (this.session.expired()) return fieldwork.expired(unsent);
    return this.store.waiting() ? fieldwork.offline(unsent) : '';
  });
  protected readonly saveText = computed(() => {
    const { fieldwork } = this.t().audits;
    const unsent = this.store.unsentCount();
    if (unsent > 0) return this.banner() ? fieldwork.unsent(unsent) : fieldwork.saving;
    const at = this.store.savedAt();
    return at ? fieldwork.savedAt(this.timeOf(at)) : '';
  });

  protected readonly unsentFiles = computed(() =>
    this.uploads.of('audit', this.id()).filter(({ to }) => to.part !== ''),
  );

  constructor() {
    effect(() => {
      const audit = this.audit();
      // once for what was read: what has been sent since is newer
      if (audit)
        untracked(() => {
          this.store.take(audit.id, audit.answers);
        });
    });
  }

  protected timeOf(at: Date): string {
    return at.toLocaleTimeString(this.language.code(), { timeStyle: 'short', timeZone: 'Asia/Tokyo' });
  }
  protected sectionTitle(code: string): string {
    const section = this.audit()?.programme.sections.find((one) => one.code === code);
    return section ? this.language.of(section.title) : '';
  }
  protected filterBy(value: string): void {
    const filter = QUESTION_FILTERS.find((one) => one === value) ?? 'all';
    const first = this.rated().find(({ question, rating }) => matches(filter, question, rating));
    this.list.set({ show: filter === 'all' ? null : filter, q: first?.question.code ?? null });
  }

  protected go(code: string): void {
    this.store.flush();
    this.list.set({ q: code });
    afterNextRender(
      () => {
        const heading = this.host.nativeElement.querySelector<HTMLElement>(`#q-${code}`);
        heading?.focus({ preventScroll: true });
        heading?.scrollIntoView({ block: 'center' });
      },
      { injector: this.injector },
    );
  }
  protected move(step: 1 | -1): void {
    const next = neighbour(this.rated(), this.place(), step, ({ question, rating }) =>
      matches(this.shownFilter(), question, rating),
    );
    if (next) this.go(next.question.code);
  }
  protected moveToMandatory(): void {
    const next = neighbour(this.rated(), this.place(), 1, ({ question, rating }) => isOpenMandatory(question, rating));
    if (next) this.go(next.question.code);
  }

  protected key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const question = this.current();
    const rating: Rating | undefined = RATINGS[Number(event.key) - 1];
    if (rating && question && this.audit()?.mayRate) this.store.enter(question.code, { rating }, EMPTY_DRAFT);
    else if (event.key === 'n') this.move(1);
    else if (event.key === 'p') this.move(-1);
    else if (event.key === 'm') this.moveToMandatory();
    else return;
    event.preventDefault();
  }
}
