import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Standing } from '#contract/standings.js';
import { RATINGS } from '#domain/audit/states.js';
import { monthOf } from '#domain/calendar/dates.js';
import { SCHEME_FACTS } from '#domain/certificate/schemes.js';
import type { Aspect } from '#domain/standing/rules.js';
import { signOfAspect } from '#domain/standing/standing.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { RangeBar } from '../../ui/range-bar';
import { SignChip } from '../../ui/sign-chip';
import { VerdictChip } from '../../ui/verdict-chip';

const HEAVY = RATINGS.filter((rating) => rating === 'critical' || rating === 'major' || rating === 'minor');
const SEVERITIES = ['critical', 'major', 'minor', 'observation'] as const;

/** What the sign is taken from, a card an aspect, each with the sign of its own. */
@Component({
  selector: 'sh-standing-details',
  imports: [RangeBar, RouterLink, SignChip, VerdictChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './standing-details.html',
  styleUrl: './standing-details.scss',
})
export class StandingDetails {
  readonly standing = input.required<Standing>();
  protected readonly heavy = HEAVY;
  protected readonly severities = SEVERITIES;
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly query = computed(() => ({ contractorId: this.standing().contractor.id }));
  protected readonly years = computed(() =>
    [...Map.groupBy(this.standing().audits, ({ fiscalYear }) => fiscalYear)]
      .map(([year, audits]) => ({ year, audits }))
      .slice(0, 4),
  );

  protected signOf(aspect: Aspect) {
    return signOfAspect(this.standing().reasons, aspect);
  }
  protected schemeOf({ scheme, schemeName }: Standing['certificates'][number]): string {
    return schemeName || this.language.of(SCHEME_FACTS[scheme].title);
  }
  /** A month of an SLA, and what it came to: a sign beside the colour. */
  protected monthOf({ month, met }: Standing['slas'][number]['months'][number]): {
    look: string;
    sign: string;
    title: string;
  } {
    const text = this.t().standings;
    if (month >= monthOf(this.standing().today)) return { look: 'running', sign: '…', title: text.running };
    if (met === null) return { look: 'open', sign: '?', title: text.unmeasured };
    return met ? { look: 'ok', sign: '✓', title: text.met } : { look: 'bad', sign: '✕', title: text.missed };
  }
}
