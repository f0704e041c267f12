import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Certificate } from '#contract/certificates.js';
import { certificateEvents } from '#domain/certificate/lifecycle.js';
import { certificateTitle, SCHEME_FACTS } from '#domain/certificate/schemes.js';
import { GAP_TO_BRIDGE_DAYS } from '#domain/certificate/validity.js';
import { Attachments } from '../files/attachments';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { CertificateSigns, CertificateStateChip } from './certificate-chips';
import { WithdrawDialog } from './withdraw-dialog';

/** One certificate: what it says, until when it holds, what it replaced and what replaces it. */
@Component({
  selector: 'sh-certificate-page',
  imports: [
    Attachments,
    CertificateSigns,
    CertificateStateChip,
    LoadState,
    MatButton,
    PageHeader,
    RouterLink,
    WithdrawDialog,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './certificate-page.html',
  styleUrl: './certificate-page.scss',
})
export class CertificatePage {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly certificate = httpResource<Certificate>(() => `/api/certificates/${this.id()}`);
  protected readonly withdrawing = signal(false);
  protected readonly bridgeFrom = GAP_TO_BRIDGE_DAYS;
  /** what the person can do with it now */
  protected readonly may = computed(() => {
    const one = this.certificate.hasValue() ? this.certificate.value() : null;
    const events = one && this.session.may('certificates.edit') ? certificateEvents(one.state) : [];
    return {
      renew: events.includes('replace') && one?.successor === null,
      withdraw: events.includes('withdraw'),
      reinstate: events.includes('reinstate'),
    };
  });

  protected titleOf(one: Pick<Certificate, 'scheme' | 'number'> & { readonly schemeName?: string }): string {
    return certificateTitle({ schemeName: '', ...one }, this.language.code());
  }
  protected isReport({ scheme }: Certificate): boolean {
    return SCHEME_FACTS[scheme].kind === 'report' || SCHEME_FACTS[scheme].period;
  }
  protected span(from: string | null, to: string | null): string {
    const { certificates } = this.t();
    return certificates.fromTo(
      from === null ? '' : this.formats.date(from),
      to === null ? certificates.noEnd : this.formats.date(to),
    );
  }

  protected hasWithdrawn(after: Certificate): void {
    this.withdrawing.set(false);
    this.certificate.set(after);
    this.notices.undoable(this.t().certificates.withdrawn(this.titleOf(after)), () => void this.reinstate(after));
  }
  protected async reinstate({ id, version }: Certificate): Promise<void> {
    try {
      const after = await this.api.send<Certificate>('POST', `/api/certificates/${id}/reinstate`, {}, version);
      this.certificate.set(after);
      this.notices.done(this.t().certificates.reinstated(this.titleOf(after)));
    } catch (error) {
      this.notices.problem(error);
      this.certificate.reload();
    }
  }
}
