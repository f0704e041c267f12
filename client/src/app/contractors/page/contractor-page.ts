import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Contractor } from '#contract/contractors.js';
import { AuditsOf } from '../../audits/audits-of';
import { CertificatesOf } from '../../certificates/certificates-of';
import { Attachments } from '../../files/attachments';
import { ContractsOf } from '../../contracts/contracts-of';
import { FindingsOf } from '../../findings/findings-of';
import { IncidentsOf } from '../../incidents/incidents-of';
import { Session } from '../../session/session';
import { SlasOf } from '../../slas/slas-of';
import { StandingOf } from '../../standings/standing-of';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { stateOf } from '../contractor-state';
import { toDraft, toSave } from '../form/contractor-draft';
import { LastAudit } from '../last-audit';
import { TierChip } from '../tier-chip';
import { ChainTable } from './chain-table';
import { EndDialog } from './end-dialog';
import { EngagementCard } from './engagement-card';

@Component({
  selector: 'sh-contractor-page',
  imports: [
    Attachments,
    AuditsOf,
    CertificatesOf,
    ChainTable,
    ContractsOf,
    EndDialog,
    EngagementCard,
    FindingsOf,
    IncidentsOf,
    LastAudit,
    LoadState,
    MatButton,
    PageHeader,
    RouterLink,
    SlasOf,
    StandingOf,
    TierChip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contractor-page.html',
  styleUrl: './contractor-page.scss',
})
export class ContractorPage {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  protected readonly stateOf = stateOf;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly contractor = httpResource<Contractor>(() => `/api/contractors/${this.id()}`);
  protected readonly ending = signal(false);

  protected async act(one: Contractor, what: 'archive' | 'restore' | 'reopen'): Promise<void> {
    const after = await this.send(one, what);
    if (!after) return;
    const { archived, restored, reopened } = this.t().contractors;
    if (what === 'archive') this.notices.undoable(archived(one.name), () => void this.act(after, 'restore'));
    else this.notices.done((what === 'restore' ? restored : reopened)(one.name));
  }

  protected hasEnded(before: Contractor, after: Contractor): void {
    this.ending.set(false);
    this.contractor.set(after);
    this.notices.undoable(this.t().contractors.ended(before.name), () => void this.takeBack(before, after));
  }

  /** Open again, with the engagements as they were. */
  private async takeBack(before: Contractor, ended: Contractor): Promise<void> {
    const open = await this.send(ended, 'reopen');
    if (!open) return;
    try {
      const body = toSave(toDraft(before));
      this.contractor.set(await this.api.send<Contractor>('PUT', `/api/contractors/${open.id}`, body, open.version));
    } catch (error) {
      this.notices.problem(error);
    }
  }

  private async send({ id, version }: Contractor, what: string): Promise<Contractor | null> {
    try {
      const after = await this.api.send<Contractor>('POST', `/api/contractors/${id}/${what}`, {}, version);
      this.contractor.set(after);
      return after;
    } catch (error) {
      this.notices.problem(error);
      this.contractor.reload();
      return null;
    }
  }
}
