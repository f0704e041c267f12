import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { StoredChecklist } from '#contract/checklists.js';
import type { Evaluation, StoredAnswer } from '#contract/evaluations.js';
import type { Service } from '#contract/services.js';
import type { Level } from '#domain/checklist/checklist.js';
import { GRADES, type Grade } from '#domain/evaluation/answer.js';
import type { MustHave } from '#domain/evaluation/model.js';
import { mustHaveState } from '#domain/evaluation/verdict.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';
import { Notices } from '../../ui/notices';
import { type Draft, type Value, cellKey } from './answer-queue';
import { AnswerStore } from './answer-store';

type Criterion = StoredChecklist['criteria'][number];
type Candidate = Evaluation['candidates'][number];
type Evidence = NonNullable<StoredAnswer['evidence']>;
const NO_EVIDENCE: Evidence = { link: null, note: '', date: null, by: '' };

/** Everything about the current cell: the anchors, the evidence, what sources state, and a waiver. */
@Component({
  selector: 'sh-cell-panel',
  imports: [LevelChip, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cell-panel.html',
  styleUrl: './cell-panel.scss',
  host: { '(keydown.escape)': 'done.emit()' },
})
export class CellPanel {
  readonly evaluation = input.required<Evaluation>();
  readonly criterion = input.required<Criterion>();
  readonly must = input.required<MustHave | null>();
  readonly candidate = input.required<Candidate>();
  readonly readonly = input.required<boolean>();
  readonly done = output();
  protected readonly store = inject(AnswerStore);
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly grades = GRADES;
  protected readonly levels = [0, 1, 2, 3, 4] as const;

  private readonly service = httpResource<Service>(() => `/api/services/${this.candidate().serviceId}`);
  private readonly reasonField = viewChild<ElementRef<HTMLElement>>('reason');
  private readonly optionField = viewChild<ElementRef<HTMLElement>>('optionName');
  private readonly linkField = viewChild<ElementRef<HTMLElement>>('link');
  private readonly key = computed(() => cellKey(this.candidate().serviceId, this.criterion().code));

  protected readonly draft = computed<Draft>(() => this.store.draft(this.candidate().serviceId, this.criterion().code));
  protected readonly stored = computed(() => this.store.stored().get(this.key()) ?? null);
  protected readonly evidence = computed(() => this.draft().evidence ?? NO_EVIDENCE);
  protected readonly level = computed(() => {
    const { value } = this.draft();
    return value.kind === 'known' ? value.level : value.kind === 'optional' ? value.base : null;
  });
  protected readonly facts = computed(() => {
    if (!this.service.hasValue()) return [];
    return this.service.value().facts.filter(({ viewpoint }) => viewpoint === this.criterion().viewpoint);
  });
  protected readonly evidenceAsked = computed(() => {
    const words = this.t().terms.evidenceCodes;
    return this.criterion()
      .evidence.map((code) => words[code])
      .join('、');
  });
  protected readonly failing = computed(() => {
    const must = this.must();
    const bought = this.candidate().purchases.filter(({ criterion }) => criterion === this.criterion().code);
    const state =
      must &&
      mustHaveState(
        this.draft(),
        bought.map(({ offerId }) => offerId),
        must,
      );
    return state !== null;
  });
  protected readonly showsReason = linkedSignal<string, boolean>({ source: this.key, computation: () => false });
  protected readonly showsOption = linkedSignal<string, boolean>({ source: this.key, computation: () => false });
  protected readonly waiverReason = linkedSignal<string, string>({ source: this.key, computation: () => '' });
  protected readonly waiverDay = signal('');

  focusReason(): void {
    this.showsReason.set(true);
    requestAnimationFrame(() => this.reasonField()?.nativeElement.focus());
  }
  focusOption(): void {
    this.showsOption.set(true);
    requestAnimationFrame(() => this.optionField()?.nativeElement.focus());
  }
  focusEvidence(): void {
    this.linkField()?.nativeElement.focus();
  }

  protected setLevel(level: Level | null): void {
    this.set({ value: level === null ? { kind: 'unknown' } : { kind: 'known', level } });
  }
  protected setGrade(grade: Grade | null): void {
    this.set({ grade });
  }
  protected setEvidence(change: Partial<Evidence>): void {
    const evidence = { ...this.evidence(), ...change };
    const empty = evidence.link === null && evidence.note === '' && evidence.date === null && evidence.by === '';
    this.set({ evidence: empty ? null : evidence });
  }
  protected setLink(input: HTMLInputElement): void {
    if (input.validity.valid) this.setEvidence({ link: input.value.trim() === '' ? null : input.value.trim() });
  }
  protected setReason(reason: string): void {
    if (reason.trim() === '') return;
    this.set({ value: { kind: 'notApplicable', reason: reason.trim(), approved: false } });
    this.showsReason.set(false);
    this.done.emit();
  }
  protected setOption(name: string, monthly: string, initial: string, level: string): void {
    if (name.trim() === '') return;
    const { value } = this.draft();
    const base = value.kind === 'known' ? value.level : value.kind === 'optional' ? value.base : null;
    const offers = value.kind === 'optional' ? value.offers : [];
    const yen = (text: string) => (text.trim() === '' ? null : Math.max(0, Math.round(Number(text))));
    const offer = {
      id: `o${Date.now().toString(36)}`,
      name: name.trim(),
      monthlyYen: yen(monthly),
      initialYen: yen(initial),
      level: Number(level) as Level,
    };
    this.set({ value: { kind: 'optional', base, offers: [...offers, offer] } });
    this.showsOption.set(false);
    this.done.emit();
  }
  protected removeOffer(id: string): void {
    const { value } = this.draft();
    if (value.kind !== 'optional') return;
    const offers = value.offers.filter((one) => one.id !== id);
    const without: Value = value.base === null ? { kind: 'unknown' } : { kind: 'known', level: value.base };
    this.set({ value: offers.length === 0 ? without : { ...value, offers } });
  }

  protected async askWaiver(): Promise<void> {
    try {
      await this.api.send('POST', `/api/evaluations/${this.evaluation().id}/waivers`, {
        serviceId: this.candidate().serviceId,
        criterion: this.criterion().code,
        reason: this.waiverReason(),
        lastDay: this.waiverDay(),
      });
      this.waiverReason.set('');
      this.notices.done(this.t().scoring.waiverAsked);
    } catch (error) {
      this.notices.problem(error);
    }
  }

  private set(change: Partial<Draft>): void {
    this.store.set(this.candidate().serviceId, this.criterion().code, { ...this.draft(), ...change });
  }
}
