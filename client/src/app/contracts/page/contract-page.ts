import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Contract } from '#contract/contracts.js';
import type { ContractMove } from '#domain/contract/lifecycle.js';
import { Attachments } from '../../files/attachments';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { Formats } from '../../ui/formats';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';
import { ContractStateChip, DaysLeft } from '../contract-signs';
import { ContractWords } from '../contract-words';
import { ClauseCheck } from './clause-check';
import { type AskedMove, asks, ContractDialog } from './contract-dialog';

@Component({
  selector: 'sh-contract-page',
  imports: [
    Attachments,
    ClauseCheck,
    ContractDialog,
    ContractStateChip,
    DaysLeft,
    LoadState,
    MatButton,
    PageHeader,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contract-page.html',
  styleUrl: './contract-page.scss',
})
export class ContractPage implements HoldsInput {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(ContractWords);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  protected readonly contract = httpResource<Contract>(() => `/api/contracts/${this.id()}`);
  /** the step whose dialog is open */
  protected readonly asking = signal<AskedMove | 'delete' | null>(null);
  protected readonly busy = signal(false);
  private readonly clauses = viewChild(ClauseCheck);

  hasUnsavedInput(): boolean {
    return this.clauses()?.hasUnsavedInput() ?? false;
  }

  protected async begin(one: Contract, move: ContractMove): Promise<void> {
    if (asks(move)) {
      this.asking.set(move);
      return;
    }
    if (await this.send(one, 'events', { event: move })) this.notices.done(this.t().contracts.moved[move]);
  }

  protected async act(one: Contract, what: 'archive' | 'restore'): Promise<void> {
    const after = await this.send(one, what, {});
    if (!after) return;
    const { archived, restored } = this.t().contracts;
    if (what === 'archive') this.notices.undoable(archived(one.title), () => void this.act(after, 'restore'));
    else this.notices.done(restored(one.title));
  }

  protected show(one: Contract): void {
    this.asking.set(null);
    this.contract.set(one);
  }

  protected async gone(one: Contract): Promise<void> {
    this.asking.set(null);
    this.notices.done(this.t().contracts.deleted(one.title));
    await this.router.navigateByUrl('/contracts');
  }

  protected reload(): void {
    this.asking.set(null);
    this.contract.reload();
  }

  private async send({ id, version }: Contract, what: string, body: object): Promise<Contract | null> {
    this.busy.set(true);
    try {
      const after = await this.api.send<Contract>('POST', `/api/contracts/${id}/${what}`, body, version);
      this.contract.set(after);
      return after;
    } catch (error) {
      this.notices.problem(error);
      this.contract.reload();
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
