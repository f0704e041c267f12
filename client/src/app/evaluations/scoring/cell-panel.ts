import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Approval } from '#contract/approvals.js';
import type { StoredChecklist } from '#contract/checklists.js';
import type { AskedWaiver, CandidateCertificates, Evaluation } from '#contract/evaluations.js';
import type { Level } from '#domain/checklist/checklist.js';
import type { Offer } from '#domain/evaluation/answer.js';
import type { MustHave } from '#domain/evaluation/model.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';
import { type Draft, cellKey, draftOf, shown, withLevel } from './answer-cell';
import { AnswerStore } from './answer-store';
import { CellCertificate } from './cell-certificate';
import { CellEvidence } from './cell-evidence';
import { CellOption } from './cell-option';
import { CellWaiver } from './cell-waiver';
import { fails } from './scoring-row';
import { ServiceReader } from './service-reader';

/** Everything about the current cell: the anchors, the evidence, what sources state, and what a second person was asked. */
@Component({
  selector: 'sh-cell-panel',
  imports: [CellCertificate, CellEvidence, CellOption, CellWaiver, LevelChip, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cell-panel.html',
  styleUrl: './cell-panel.scss',
  host: { '(keydown.escape)': 'leave()' },
})
export class CellPanel {
  readonly evaluation = input.required<Evaluation>();
  readonly criterion = input.required<StoredChecklist['criteria'][number]>();
  readonly must = input.required<MustHave | null>();
  readonly candidate = input.required<Evaluation['candidates'][number]>();
  readonly approvals = input.required<readonly Approval[]>();
  readonly waivers = input.required<readonly AskedWaiver[]>();
  readonly waived = input.required<ReadonlySet<string>>();
  /** those that can carry answers about any candidate */
  readonly certificates = input.required<CandidateCertificates['items']>();
  readonly readonly = input.required<boolean>();
  /** back to the grid */
  readonly done = output();
  /** a second person was asked for something */
  readonly asked = output();
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly session = inject(Session);
  private readonly store = inject(AnswerStore);
  private readonly services = inject(ServiceReader);
  private readonly changes = inject(ChangeDetectorRef);
  protected readonly levels = [0, 1, 2, 3, 4] as const;

  private readonly reasonField = viewChild<ElementRef<HTMLElement>>('reason');
  private readonly option = viewChild(CellOption);
  private readonly evidence = viewChild.required(CellEvidence);
  protected readonly key = computed(() => cellKey(this.candidate().serviceId, this.criterion().code));
  private readonly cell = computed(() => this.store.cellOf(this.key())());
  protected readonly draft = computed<Draft>(() => draftOf(shown(this.cell())));
  protected readonly stored = computed(() => this.cell().stored);
  protected readonly level = computed(() => {
    const { value } = this.draft();
    return value.kind === 'known' ? value.level : value.kind === 'optional' ? value.base : null;
  });
  protected readonly bought = computed(
    () =>
      new Set(
        this.candidate()
          .purchases.filter(({ criterion }) => criterion === this.criterion().code)
          .map(({ offerId }) => offerId),
      ),
  );
  protected readonly facts = computed(() => {
    const facts = this.services.of(this.candidate().serviceId)?.facts ?? [];
    return facts.filter(({ viewpoint }) => viewpoint === this.criterion().viewpoint);
  });
  protected readonly carrying = computed(() =>
    this.certificates().filter(({ serviceId }) => serviceId === this.candidate().serviceId),
  );
  protected readonly unmet = computed(() =>
    fails(this.store, this.candidate(), this.criterion().code, this.must(), this.waived(), this.session.today()),
  );
  /** what is being asked in place; another cell asks nothing yet */
  protected readonly asks = linkedSignal<string, 'reason' | 'option' | null>({
    source: this.key,
    computation: () => null,
  });

  constructor() {
    effect(() => {
      const { serviceId } = this.candidate();
      untracked(() => {
        this.services.want(serviceId);
      });
    });
  }

  askReason(): void {
    this.ask('reason');
    this.reasonField()?.nativeElement.focus();
  }
  askOption(): void {
    if (this.level() === 4) return; // nothing is above it
    this.ask('option');
    this.option()?.focus();
  }
  /** Drawn at once, so that the next key finds the field. */
  private ask(what: 'reason' | 'option'): void {
    this.asks.set(what);
    this.changes.detectChanges();
  }
  focusEvidence(): void {
    this.evidence().focus();
  }
  protected leave(): void {
    this.asks.set(null);
    this.done.emit();
  }

  protected offersAt(level: Level): readonly Offer[] {
    const { value } = this.draft();
    return value.kind === 'optional' ? value.offers.filter((offer) => offer.level === level) : [];
  }
  protected price(monthlyYen: number | null): string {
    return monthlyYen === null ? this.t().terms.feeUnknown : this.t().scoring.monthly(this.formats.yen(monthlyYen));
  }

  protected setLevel(level: Level | null): void {
    this.set({ value: withLevel(this.draft().value, level) });
  }
  protected setReason(entered: string): void {
    const reason = entered.trim();
    if (reason === '') return;
    this.set({ value: { kind: 'notApplicable', reason, approved: false } });
    this.leave();
  }
  protected addOffer(offer: Offer): void {
    const { value } = this.draft();
    const offers = value.kind === 'optional' ? value.offers : [];
    this.set({ value: { kind: 'optional', base: this.level(), offers: [...offers, offer] } });
    this.leave();
  }
  protected removeOffer(id: string): void {
    const { value } = this.draft();
    if (value.kind !== 'optional') return;
    const offers = value.offers.filter((one) => one.id !== id);
    this.set({ value: withLevel({ ...value, offers }, value.base) });
  }
  protected set(change: Partial<Draft>): void {
    this.store.set(this.candidate().serviceId, this.criterion().code, { ...this.draft(), ...change });
  }
}
