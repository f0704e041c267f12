import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DEFAULT_THRESHOLD } from '#domain/checklist/weights.js';
import { MAX_WEIGHT } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { WeightInput } from './weight-input';
import { WhatIfStore } from './what-if';

/** Moves that the summary names; the ranking shows them all. */
const MOVES_NAMED = 6;

/** Moves weights, offers and must-haves; the ranking answers at once, and nothing is stored until it is taken over. */
@Component({
  selector: 'sh-what-if-panel',
  imports: [MatButton, WeightInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-if-panel.html',
  styleUrl: './what-if-panel.scss',
})
export class WhatIfPanel {
  /** a person who may change the evaluation, and an evaluation that may be changed */
  readonly mayTakeOver = input.required<boolean>();
  readonly busy = input(false);
  readonly takeOver = output();
  protected readonly store = inject(WhatIfStore);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly _open = signal<readonly string[]>([]);
  protected readonly open = this._open.asReadonly();

  /** wide enough for what is there, and it does not jump while one slides */
  protected readonly sliderEnd = computed(() => {
    const weights = Object.values(this.store.base().settings.viewpointWeights);
    return Math.min(MAX_WEIGHT, Math.max(40, Math.ceil((1.5 * Math.max(0, ...weights)) / 10) * 10));
  });
  protected readonly viewpoints = computed(() => {
    const base = this.store.base().settings;
    const settings = this.store.settings();
    return this.store.checklist().viewpoints.map(({ code, title }) => ({
      code,
      title: this.language.of(title),
      value: settings.viewpointWeights[code] ?? 0,
      was: base.viewpointWeights[code] ?? 0,
    }));
  });
  /** of the opened viewpoints only */
  protected readonly criteria = computed(() => {
    const base = this.store.base().settings;
    const settings = this.store.settings();
    return new Map(
      this.open().map((viewpoint) => [
        viewpoint,
        this.store
          .checklist()
          .criteria.filter((one) => one.viewpoint === viewpoint)
          .map(({ code, title }) => ({
            code,
            title: this.language.of(title),
            value: settings.criterionWeights[code] ?? 0,
            was: base.criterionWeights[code] ?? 0,
            binds: settings.mustHaves[code] !== undefined,
            bound: base.mustHaves[code] !== undefined,
          })),
      ]),
    );
  });
  protected readonly offers = computed(() => {
    const titleOf = new Map(this.store.checklist().criteria.map(({ code, title }) => [code, this.language.of(title)]));
    const { comparison } = this.t();
    return this.store.candidates().flatMap((candidate, index) =>
      Object.entries(candidate.answers).flatMap(([criterion, { value }]) => {
        if (value.kind !== 'optional') return [];
        const has = (purchases: readonly { criterion: string; offerId: string }[], id: string): boolean =>
          purchases.some((one) => one.criterion === criterion && one.offerId === id);
        return value.offers.map(({ id, name, level, monthlyYen, initialYen }) => ({
          key: `${candidate.serviceId}/${criterion}/${id}`,
          serviceId: candidate.serviceId,
          purchase: { criterion, offerId: id },
          service: candidate.name,
          name,
          bought: has(candidate.purchases, id),
          was: has(this.store.base().candidates[index]?.purchases ?? [], id),
          effect: comparison.offerEffect(titleOf.get(criterion) ?? criterion, value.base, level),
          price:
            monthlyYen === null
              ? this.t().terms.feeUnknown
              : comparison.offerPrice(
                  this.formats.yen(monthlyYen),
                  initialYen === null ? null : this.formats.yen(initialYen),
                ),
        }));
      }),
    );
  });
  protected readonly triedAnswers = computed(() => {
    const titleOf = new Map(this.store.checklist().criteria.map(({ code, title }) => [code, this.language.of(title)]));
    const { comparison } = this.t();
    const tried = this.store.tried().answers;
    return this.store.base().candidates.flatMap(({ serviceId, name, answers }) =>
      Object.entries(tried[serviceId] ?? {}).map(([code, value]) => ({
        key: `${serviceId}/${code}`,
        serviceId,
        code,
        what: `${name} · ${titleOf.get(code) ?? code}`,
        change: `${comparison.sign(answers[code]?.value)} → ${comparison.sign(value)}`,
      })),
    );
  });
  protected readonly movesText = computed(() => {
    const { moveOf, moreMoves, separator } = this.t().comparison;
    const moves = this.store.moves();
    const named = moves.slice(0, MOVES_NAMED).map(({ name, from, to }) => moveOf(name, from, to));
    return [...named, ...(moves.length > MOVES_NAMED ? [moreMoves(moves.length - MOVES_NAMED)] : [])].join(separator);
  });

  protected toggle(viewpoint: string, open: boolean): void {
    this._open.set(open ? [...this.open(), viewpoint] : this.open().filter((one) => one !== viewpoint));
  }
  protected bind(code: string, binds: boolean): void {
    const base = this.store.base().settings.mustHaves[code];
    this.store.setMustHave(code, binds ? (base ?? { threshold: DEFAULT_THRESHOLD, minGrade: null }) : null);
  }
}
