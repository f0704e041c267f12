import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { maxLength, required, validate } from '@angular/forms/signals';
import type { Contract } from '#contract/contracts.js';
import type { ContractMove } from '#domain/contract/lifecycle.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ActDialog } from '../../ui/act-dialog';
import { ActForm } from '../../ui/act-form';
import { Api, problemOf } from '../../ui/api';
import { TextField } from '../../ui/text-field';

/** The steps that ask for a day or a reason. */
export type AskedMove = Extract<ContractMove, 'renew' | 'giveNotice' | 'end'>;
export const asks = (move: ContractMove): move is AskedMove =>
  move === 'renew' || move === 'giveNotice' || move === 'end';

/** How the day of each step is called on the wire. */
const DAYS = { renew: 'endsOn', giveNotice: 'on', end: 'endedOn' } as const;

/** Asks for what a step needs: a day and a reason; to delete it for good, for its title. */
@Component({
  selector: 'sh-contract-dialog',
  imports: [ActDialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contracts;
    @let what = step();
    <sh-act-dialog
      [heading]="what === 'delete' ? text.deleteHeading(contract().title) : text.moves[what]"
      [hint]="what === 'delete' ? text.deleteHint : text.moveHints[what]"
      [act]="what === 'delete' ? text.deleteNow : text.moves[what]"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      @if (what === 'delete') {
        <sh-text-field [field]="form.fields.title" [label]="text.title" autocomplete="off" />
      } @else {
        <sh-text-field [field]="form.fields.day" [label]="dayLabel()" kind="date" />
        @if (what !== 'renew') {
          <sh-text-field [field]="form.fields.reason" [label]="text.reason" [rows]="3" />
        }
      }
    </sh-act-dialog>
  `,
})
export class ContractDialog {
  readonly contract = input.required<Contract>();
  readonly step = input.required<AskedMove | 'delete'>();
  readonly moved = output<Contract>();
  readonly deleted = output();
  /** somebody else was faster: what stands now */
  readonly outdated = output();
  readonly closed = output();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  protected readonly form = new ActForm(signal({ day: '', reason: '', title: '' }), (path) => {
    required(path.day, { when: () => this.step() !== 'delete' });
    required(path.reason, { when: () => this.step() === 'giveNotice' || this.step() === 'end' });
    maxLength(path.reason, 4000);
    validate(path.title, ({ value }) =>
      this.step() === 'delete' && value().trim() !== this.contract().title
        ? { kind: 'server', refused: { rule: 'nameDiffers', message: '' } }
        : null,
    );
  });
  protected readonly dayLabel = computed(() => {
    const { newEnd, noticeDay, endDay } = this.t().contracts;
    return { renew: newEnd, giveNotice: noticeDay, end: endDay, delete: '' }[this.step()];
  });

  constructor() {
    const today = inject(Session).today();
    afterNextRender(() => {
      if (this.step() !== 'renew') this.form.draft.update((draft) => ({ ...draft, day: today }));
    });
  }

  protected async send(): Promise<void> {
    const { id, version } = this.contract();
    const step = this.step();
    if (step === 'delete') {
      const gone = await this.form.send(async ({ title }) => {
        await this.api.send('POST', `/api/contracts/${id}/deletion`, { title }, version).catch(this.noteOutdated);
        return true;
      }, '');
      if (gone) this.deleted.emit();
      return;
    }
    const after = await this.form.send(
      ({ day, reason }) => {
        const body = { event: step, [DAYS[step]]: day, ...(step === 'renew' ? {} : { reason }) };
        return this.api.send<Contract>('POST', `/api/contracts/${id}/events`, body, version).catch(this.noteOutdated);
      },
      this.t().contracts.moved[step],
      (path) => (path in this.form.draft() ? [path] : ['day']),
    );
    if (after) this.moved.emit(after);
  }

  private readonly noteOutdated = (error: unknown): never => {
    if (problemOf(error).code === 'stale') this.outdated.emit();
    throw error;
  };
}
