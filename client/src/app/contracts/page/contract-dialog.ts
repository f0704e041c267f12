import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, maxLength, required, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Contract } from '#contract/contracts.js';
import type { ContractMove } from '#domain/contract/lifecycle.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api, problemOf } from '../../ui/api';
import { Notices } from '../../ui/notices';
import { serverErrors } from '../../ui/server-errors';
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
  imports: [MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().contracts;
    @let what = step();
    <dialog #dialog aria-labelledby="step" (cancel)="closed.emit()">
      <h2 id="step">{{ what === 'delete' ? text.deleteHeading(contract().title) : text.moves[what] }}</h2>
      <p class="muted">{{ what === 'delete' ? text.deleteHint : text.moveHints[what] }}</p>
      <form novalidate (submit)="send($event)">
        @if (what === 'delete') {
          <sh-text-field [field]="fields.title" [label]="text.title" autocomplete="off" />
        } @else {
          <sh-text-field [field]="fields.day" [label]="dayLabel()" kind="date" />
          @if (what !== 'renew') {
            <sh-text-field [field]="fields.reason" [label]="text.reason" [rows]="3" />
          }
        }
        <div class="actions">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ what === 'delete' ? text.deleteNow : text.moves[what] }}
          </button>
          <button matButton type="button" (click)="closed.emit()">{{ t().shell.cancel }}</button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      padding: 24px;
      width: min(520px, 94vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    form {
      display: grid;
      gap: 12px;
    }
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
  private readonly notices = inject(Notices);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly draft = signal({ day: '', reason: '', title: '' });
  protected readonly fields = form(this.draft, (path) => {
    required(path.day, { when: () => this.step() !== 'delete' });
    required(path.reason, { when: () => this.step() === 'giveNotice' || this.step() === 'end' });
    maxLength(path.reason, 4000);
    validate(path.title, ({ value }) =>
      this.step() === 'delete' && value().trim() !== this.contract().title
        ? { kind: 'server', refused: { rule: 'nameDiffers', message: '' } }
        : null,
    );
  });
  protected readonly busy = signal(false);
  protected readonly dayLabel = computed(() => {
    const { newEnd, noticeDay, endDay } = this.t().contracts;
    return { renew: newEnd, giveNotice: noticeDay, end: endDay, delete: '' }[this.step()];
  });

  constructor() {
    const today = inject(Session).today();
    afterNextRender(() => {
      if (this.step() !== 'renew') this.draft.update((draft) => ({ ...draft, day: today }));
      this.dialog().nativeElement.showModal();
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    await submit(this.fields, () => this.sent());
    this.busy.set(false);
  }

  private async sent() {
    const { id, version } = this.contract();
    const { day, reason, title } = this.draft();
    const step = this.step();
    try {
      if (step === 'delete') {
        await this.api.send('POST', `/api/contracts/${id}/deletion`, { title }, version);
        this.deleted.emit();
      } else {
        const body = { event: step, [DAYS[step]]: day, ...(step === 'renew' ? {} : { reason }) };
        this.moved.emit(await this.api.send<Contract>('POST', `/api/contracts/${id}/events`, body, version));
        this.notices.done(this.t().contracts.moved[step]);
      }
    } catch (error) {
      const problem = problemOf(error);
      if (problem.fields.length > 0)
        return serverErrors(this.fields, problem.fields, (path) => (path in this.draft() ? [path] : ['day']));
      this.notices.problem(problem);
      if (problem.code === 'stale') this.outdated.emit();
    }
    return undefined;
  }
}
