import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { DENOMINATORS, DIRECTIONS, TARGET_KINDS, TARGET_UNITS } from '#domain/sla/terms.js';
import { Language } from '../text/language';
import { ChoiceField } from '../ui/choice-field';
import { FieldNote } from '../ui/field-note';
import { TextField } from '../ui/text-field';
import { bandProblem, percentOf, type TermsDraft, WEEKDAYS } from './terms-draft';

/** The terms of an SLA: what is promised, how it is counted, and what it costs the contractor to miss it. */
@Component({
  selector: 'sh-terms-fields',
  imports: [ChoiceField, FieldNote, FormField, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './terms-fields.html',
  styleUrl: './terms-fields.scss',
})
export class TermsFields {
  readonly terms = input.required<FieldTree<TermsDraft, string>>();
  readonly from = input.required<FieldTree<string, string>>();
  readonly fromHint = input('');
  protected readonly t = inject(Language).text;
  protected readonly weekdays = WEEKDAYS;
  protected readonly draft = computed(() => this.terms()().value());
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly choices = computed(() => {
    const { form, denominators, kinds, units, directions } = this.t().slas;
    const named = <K extends string>(keys: readonly K[], names: Readonly<Record<K, string>>) =>
      keys.map((key) => [key, names[key]] as const);
    return {
      denominators: named(DENOMINATORS, denominators),
      planned: Object.entries(form.plannedChoices),
      hours: Object.entries(form.hoursChoices),
      holidays: Object.entries(form.holidays),
      kinds: named(TARGET_KINDS, kinds),
      units: named(TARGET_UNITS, units),
      directions: named(DIRECTIONS, directions),
    };
  });
  /** what the rows of credits lack, while they are typed */
  protected readonly gap = computed(() => {
    const { form } = this.t().slas;
    const found = bandProblem(this.draft());
    if (!found) return null;
    const { row, other, from, to, target } = found.facts as Record<'row' | 'other' | 'from' | 'to' | 'target', string>;
    const { creditGap, creditOverlap, creditAboveTarget, creditBandEmpty } = form.bandProblems;
    switch (found.code) {
      case 'creditGap':
        return creditGap(Number(row), from, to);
      case 'creditOverlap':
        return creditOverlap(Number(row), Number(other), from, to);
      case 'creditAboveTarget':
        return creditAboveTarget(Number(row), target);
      default:
        return creditBandEmpty(Number(row));
    }
  });
  /** whether the rows can be judged already */
  protected readonly whole = computed(() => {
    const { bands } = this.draft();
    return (
      bands.length > 0 && bands.every(({ below, percent }) => below !== '' && percent !== '') && this.gap() === null
    );
  });

  protected toggle(day: number, open: boolean): void {
    this.change(({ days }) => ({ days: days.map((now, at) => (at === day ? open : now)) }));
  }
  /** A row below the last one, from where that ends. */
  protected addBand(): void {
    this.change(({ bands, target }) => {
      const below = percentOf(bands.at(-1)?.atLeast ?? target);
      return { bands: [...bands, { atLeast: '', below, percent: '' }] };
    });
  }
  protected removeBand(row: number): void {
    this.change(({ bands }) => ({ bands: bands.filter((_, at) => at !== row) }));
  }
  protected addTarget(): void {
    this.change(({ targets }) => {
      const taken = new Set(targets.map(({ key }) => key));
      let number = targets.length + 1;
      while (taken.has(`target-${number}`)) number++;
      const target = { key: `target-${number}`, kind: 'notification', title: '', direction: 'atMost', limit: '' };
      return { targets: [...targets, { ...target, unit: 'minutes' }] };
    });
  }
  protected removeTarget(row: number): void {
    this.change(({ targets }) => ({ targets: targets.filter((_, at) => at !== row) }));
  }

  private change(part: (draft: TermsDraft) => Partial<TermsDraft>): void {
    this.terms()().value.update((draft) => ({ ...draft, ...part(draft) }));
  }
}
