import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FindingSummary } from '#contract/findings.js';
import type { Severity } from '#domain/audit/programme.js';
import type { FindingState } from '#domain/finding/states.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';

const SEVERITIES: Record<Severity, { sign: string; style: string }> = {
  critical: { sign: '▲▲', style: 'bad' },
  major: { sign: '▲', style: 'bad' },
  minor: { sign: '△', style: 'warn' },
  observation: { sign: '○', style: 'plain' },
};
const STATES: Partial<Record<FindingState, string>> = {
  closed: 'ok',
  adopted: 'ok',
  verified: 'ok',
  returned: 'warn',
  riskAccepted: 'warn',
};

/** How heavy a finding is, as a sign and a word. */
@Component({
  selector: 'sh-severity-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ t().findings.severities[severity()] }}</span
  >`,
})
export class SeverityChip {
  readonly severity = input.required<Severity>();
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => SEVERITIES[this.severity()]);
}

/** What else stands out about a finding: overdue, recurring, a risk that is borne, a contractor that has ended. */
@Component({
  selector: 'sh-finding-signs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = finding();
    @if (one.daysOverdue > 0) {
      <span class="chip bad"><span aria-hidden="true">!</span> {{ t().findings.daysOverdue(one.daysOverdue) }}</span>
    }
    @if (one.escalation > 0) {
      <span class="chip warn"><span aria-hidden="true">↑</span> {{ t().findings.escalation(one.escalation) }}</span>
    }
    @if (one.recurrenceOf; as earlier) {
      <span class="chip warn"><span aria-hidden="true">↻</span> {{ t().findings.recurs(earlier.number) }}</span>
    }
    @if (one.state === 'riskAccepted' && one.riskAcceptedUntil) {
      <span class="chip plain"
        ><span aria-hidden="true">‖</span> {{ t().findings.riskUntil(formats.day(one.riskAcceptedUntil)) }}</span
      >
    }
    @if (!one.contractor.running) {
      <span class="chip plain">{{ t().findings.ended }}</span>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .chip {
      white-space: normal;
    }
  `,
})
export class FindingSigns {
  readonly finding = input.required<FindingSummary>();
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
}

/** Where a finding stands. */
@Component({
  selector: 'sh-finding-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ style() }}">{{ t().findings.states[state()] }}</span>`,
})
export class FindingStateChip {
  readonly state = input.required<FindingState>();
  protected readonly t = inject(Language).text;
  protected readonly style = computed(() => STATES[this.state()] ?? 'plain');
}
