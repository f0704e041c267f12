import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CertificateSummary } from '#contract/certificates.js';
import type { CertificateState } from '#domain/certificate/lifecycle.js';
import { GAP_TO_BRIDGE_DAYS } from '#domain/certificate/validity.js';
import { Language } from '../text/language';

const LOOKS: Record<CertificateState, { sign: string; style: string }> = {
  upcoming: { sign: '…', style: 'plain' },
  valid: { sign: '✓', style: 'ok' },
  expiring: { sign: '△', style: 'warn' },
  expired: { sign: '✕', style: 'bad' },
  replaced: { sign: '↻', style: 'plain' },
  withdrawn: { sign: '✕', style: 'bad' },
};

/** How things stand with a certificate, and for how long. */
@Component({
  selector: 'sh-certificate-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="chip {{ look().style }}"
      ><span aria-hidden="true">{{ look().sign }}</span> {{ t().certificates.states[certificate().state] }}</span
    >
    @if (left(); as words) {
      <small>{{ words }}</small>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px 6px;
      align-items: center;
    }
    small {
      font-size: 12px;
      font-weight: 400;
    }
  `,
})
export class CertificateStateChip {
  readonly certificate = input.required<Pick<CertificateSummary, 'state' | 'daysLeft'>>();
  protected readonly t = inject(Language).text;
  protected readonly look = computed(() => LOOKS[this.certificate().state]);
  protected readonly left = computed(() => {
    const { state, daysLeft } = this.certificate();
    if (daysLeft === null) return '';
    const { certificates } = this.t();
    return state === 'expiring'
      ? certificates.daysLeft(daysLeft)
      : state === 'expired'
        ? certificates.daysAgo(-daysLeft)
        : '';
  });
}

/** What else stands out about a report: exceptions, an opinion that is not clean, a gap since its period. */
@Component({
  selector: 'sh-certificate-signs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = certificate();
    @if (one.opinion && one.opinion !== 'unqualified') {
      <span class="chip warn"><span aria-hidden="true">!</span> {{ t().certificates.opinions[one.opinion] }}</span>
    }
    @if (one.hasExceptions) {
      <span class="chip warn"><span aria-hidden="true">!</span> {{ t().certificates.hasExceptions }}</span>
    }
    @if (gap(); as days) {
      <span class="chip warn"
        ><span aria-hidden="true">…</span> {{ t().certificates.gap }} {{ t().certificates.gapDays(days) }}</span
      >
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
export class CertificateSigns {
  readonly certificate = input.required<CertificateSummary>();
  protected readonly t = inject(Language).text;
  /** only while it is in force: one that lapsed says so itself */
  protected readonly gap = computed(() => {
    const { state, gapDays } = this.certificate();
    const held = state === 'valid' || state === 'expiring';
    return held && gapDays !== null && gapDays >= GAP_TO_BRIDGE_DAYS ? gapDays : null;
  });
}
