import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Finding } from '#contract/findings.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { chainOf, type ShownStep, sorted } from './finding-steps';

const SIGNS = { done: '✓', current: '●', todo: '', skipped: '–' } as const;

/** The chain of steps from top to bottom: what is written down, what is due, and what the next one still lacks. */
@Component({
  selector: 'sh-finding-chain',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './finding-chain.html',
  styleUrl: './finding-chain.scss',
})
export class FindingChain {
  readonly finding = input.required<Finding>();
  protected readonly signs = SIGNS;
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly steps = computed(() => chainOf(this.finding()));
  protected readonly missing = computed(() => sorted(this.finding()).next?.missing ?? []);

  /** A deadline that passed is said where it stands. */
  protected isLate(step: ShownStep): boolean {
    return step.status === 'current' && this.finding().daysOverdue > 0;
  }
}
