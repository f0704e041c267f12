import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { IncidentClock } from '#contract/incidents.js';
import type { IncidentSeverity, IncidentState } from '#domain/incident/states.js';
import { Language } from '../text/language';
import { CLOCK_LOOKS, spanOf } from './clock-time';

const SEVERITIES: Record<IncidentSeverity, { sign: string; style: string }> = {
  critical: { sign: '▲▲', style: 'bad' },
  major: { sign: '▲', style: 'warn' },
  minor: { sign: '△', style: 'plain' },
};

@Component({
  selector: 'sh-incident-severity',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ t().incidents.severities[severity()] }}</span
  >`,
})
export class IncidentSeverityChip {
  readonly severity = input.required<IncidentSeverity>();
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => SEVERITIES[this.severity()]);
}

@Component({
  selector: 'sh-incident-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ state() === 'closed' ? 'ok' : 'plain' }}">{{ t().incidents.states[state()] }}</span>`,
})
export class IncidentStateChip {
  readonly state = input.required<IncidentState>();
  protected readonly t = inject(Language).text;
}

/** A clock in a few words: what it is of, how it stands, and what is left. */
@Component({
  selector: 'sh-incident-clock-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip {{ look().style }}"
    ><span aria-hidden="true">{{ look().sign }}</span> {{ t().incidents.shortClocks[clock().clock] }}
    {{ words() }}</span
  >`,
})
export class IncidentClockChip {
  readonly clock = input.required<IncidentClock>();
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => CLOCK_LOOKS[this.clock().state]);
  protected readonly words = computed(() => {
    const { incidents } = this.t();
    const { state, leftMs } = this.clock();
    if (leftMs === null || (state !== 'running' && state !== 'overdue')) return incidents.clockStates[state];
    const span = incidents.duration(...spanOf(leftMs));
    return state === 'overdue' ? incidents.over(span) : incidents.left(span);
  });
}
