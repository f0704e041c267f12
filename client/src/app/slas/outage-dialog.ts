import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { required, validate } from '@angular/forms/signals';
import type { ChangedOutage, Outage, SetOutage } from '#contract/outages.js';
import { OUTAGE_CAUSES, type OutageCause } from '#domain/sla/outages.js';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { ChoiceField } from '../ui/choice-field';
import { Notices } from '../ui/notices';
import { TextField } from '../ui/text-field';
import { ActDialog } from '../ui/act-dialog';
import { ActForm } from '../ui/act-form';
import { SlaWords } from './sla-words';
import { instantOf, isSkipped, offsetName, wallClock } from './zoned-time';

const EMPTY = { startsAt: '', endsAt: '', cause: 'unknown', note: '', reference: '', notifiedAt: '' };
type Draft = typeof EMPTY;

/** An outage: what is known of it, by the clock of the SLA's zone. One that goes on has no end yet. */
@Component({
  selector: 'sh-outage-dialog',
  imports: [ActDialog, ChoiceField, MatButton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.outage;
    <sh-act-dialog
      [heading]="outage() ? (outage()?.endsAt ? text.edit : text.end) : text.add"
      [hint]="text.hint"
      [act]="t().shell.save"
      [busy]="form.busy()"
      [problem]="form.problem()"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <p class="zone">{{ text.zone(zone(), offset()) }}</p>
      <div class="pair">
        <sh-text-field [field]="form.fields.startsAt" [label]="text.startedAt" kind="datetime-local" />
        <button matButton="outlined" type="button" (click)="now('startsAt')">{{ text.now }}</button>
      </div>
      <div class="pair">
        <sh-text-field [field]="form.fields.endsAt" [label]="text.endedAt" kind="datetime-local" />
        <button matButton="outlined" type="button" (click)="now('endsAt')">{{ text.now }}</button>
      </div>
      @if (skipped()) {
        <p class="warn" role="status">{{ text.skipped }}</p>
      }
      <sh-choice-field [field]="form.fields.cause" [label]="text.cause" [choices]="causes()" />
      <sh-text-field [field]="form.fields.note" [label]="text.note" [rows]="2" />
      <sh-text-field [field]="form.fields.reference" [label]="text.reference" />
      <sh-text-field [field]="form.fields.notifiedAt" [label]="text.notifiedAt" kind="datetime-local" />
    </sh-act-dialog>
  `,
  styles: `
    p {
      margin: 0;
    }
    .zone {
      color: var(--text-2);
      font-size: 13px;
    }
    .warn {
      color: var(--warn);
    }
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 8px;
      align-items: start;
    }
    .pair button {
      margin-top: 6px;
    }
  `,
})
export class OutageDialog {
  readonly slaId = input.required<string>();
  readonly zone = input.required<string>();
  /** null: a new one */
  readonly outage = input<Outage | null>(null);
  readonly done = output();
  readonly closed = output();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly words = inject(SlaWords);
  protected readonly form = new ActForm<Draft>(
    linkedSignal(() => this.draftOf(this.outage())),
    (path) => {
      required(path.startsAt);
      for (const field of [path.startsAt, path.endsAt, path.notifiedAt])
        validate(field, ({ value }) =>
          value() !== '' && instantOf(value(), this.zone()) === null ? { kind: 'date' } : null,
        );
      validate(path.endsAt, ({ value, valueOf }) => {
        const [from, to] = [instantOf(valueOf(path.startsAt), this.zone()), instantOf(value(), this.zone())];
        return from !== null && to !== null && to <= from
          ? { kind: 'order', refused: { rule: 'outageEndsBeforeStart', message: '' } }
          : null;
      });
    },
  );
  protected readonly causes = computed(() =>
    OUTAGE_CAUSES.map((cause) => [cause, this.t().slas.causes[cause]] as const),
  );
  protected readonly offset = computed(() => {
    const { startsAt } = this.form.draft();
    return offsetName(instantOf(startsAt, this.zone()) ?? Date.now(), this.zone(), this.language.code());
  });
  protected readonly skipped = computed(() => {
    const { startsAt, endsAt } = this.form.draft();
    return [startsAt, endsAt].some((wall) => isSkipped(wall, this.zone()));
  });

  protected now(field: 'startsAt' | 'endsAt'): void {
    const wall = wallClock(Date.now(), this.zone()).slice(0, 16);
    this.form.draft.update((draft) => ({ ...draft, [field]: wall }));
  }

  protected async send(): Promise<void> {
    const outage = this.outage();
    const { added, changed, ended, closedMonths } = this.t().slas.outage;
    const said = outage === null ? added : outage.endsAt === null ? ended : changed;
    const answer = await this.form.send(
      (draft) =>
        outage
          ? this.api.send<ChangedOutage>('PUT', `/api/outages/${outage.id}`, this.bodyOf(draft), outage.version)
          : this.api.send<ChangedOutage>('POST', `/api/slas/${this.slaId()}/outages`, this.bodyOf(draft)),
      said,
    );
    if (!answer) return;
    if (answer.closedMonths.length > 0) this.notices.done(closedMonths(this.words.months(answer.closedMonths)));
    this.done.emit();
  }

  private draftOf(outage: Outage | null): Draft {
    if (!outage) return { ...EMPTY, startsAt: wallClock(Date.now(), this.zone()).slice(0, 16) };
    const { startsAt, endsAt, cause, note, reference, notifiedAt } = outage;
    const wall = (instant: string | null): string => (instant === null ? '' : wallClock(instant, this.zone()));
    return {
      ...{ startsAt: wall(startsAt), cause, note, reference: reference ?? '', notifiedAt: wall(notifiedAt) },
      // what goes on is opened to say that it is over
      endsAt: endsAt === null ? wallClock(Date.now(), this.zone()).slice(0, 16) : wall(endsAt),
    };
  }

  private bodyOf({ startsAt, endsAt, cause, note, reference, notifiedAt }: Draft): SetOutage {
    const { zone, outage } = this;
    // a time that was not touched keeps what the field cannot show
    const kept = (wall: string, before: string | null | undefined): string | null =>
      before != null && wallClock(before, zone()) === wall ? before : instantOf(wall, zone());
    return {
      startsAt: kept(startsAt, outage()?.startsAt) ?? '',
      endsAt: kept(endsAt, outage()?.endsAt),
      cause: cause as OutageCause,
      note,
      reference: reference.trim() || null,
      notifiedAt: kept(notifiedAt, outage()?.notifiedAt),
    };
  }
}
