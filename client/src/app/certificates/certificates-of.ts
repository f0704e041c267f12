import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CertificatePage, CertificateSummary } from '#contract/certificates.js';
import { certificateTitle } from '#domain/certificate/schemes.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { CertificateSigns, CertificateStateChip } from './certificate-chips';

/** How many are shown before the list itself. */
const SHOWN = 12;

/** The certificates of a contractor, the one that ends first leading, where the contractor is shown. */
@Component({
  selector: 'sh-certificates-of',
  imports: [CertificateSigns, CertificateStateChip, LoadState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().certificates;
    <sh-load-state [resource]="page" />
    @if (page.hasValue()) {
      @for (one of page.value().items; track one.id) {
        <p>
          <a [routerLink]="['/certificates', one.id]">{{ titleOf(one) }}</a>
          <small>{{ one.validUntil ? text.until(formats.day(one.validUntil)) : text.noEnd }}</small>
          <span class="chips">
            <sh-certificate-state [certificate]="one" />
            <sh-certificate-signs [certificate]="one" />
          </span>
        </p>
      } @empty {
        <p class="muted">{{ text.noneHere }}</p>
      }
      @if (page.value().total > page.value().items.length) {
        <a routerLink="/certificates" [queryParams]="{ contractorId: contractorId() }">{{
          text.allHere(page.value().total)
        }}</a>
      }
    }
    @if (session.may('certificates.edit')) {
      <a class="no-print" routerLink="/certificates/new" [queryParams]="{ contractorId: contractorId() }"
        >＋ {{ text.add }}</a
      >
    }
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    small {
      margin-inline-start: 6px;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class CertificatesOf {
  readonly contractorId = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly page = httpResource<CertificatePage>(() => ({
    url: '/api/certificates',
    params: { contractorId: this.contractorId(), current: true, limit: SHOWN },
  }));

  protected titleOf(one: CertificateSummary): string {
    return certificateTitle(one, this.language.code());
  }
}
