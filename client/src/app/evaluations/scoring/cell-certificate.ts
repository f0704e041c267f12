import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CandidateCertificates, CarryingCertificate } from '#contract/evaluations.js';
import { certificateTitle } from '#domain/certificate/schemes.js';
import { inForce } from '#domain/certificate/validity.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import type { Draft } from './answer-cell';

type Covering = CandidateCertificates['items'][number];

/** The certificate that the answer rests on, and what became of the grade when it lapsed. */
@Component({
  selector: 'sh-cell-certificate',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().scoring;
    @if (choices().length > 0) {
      <label
        >{{ text.certificate }}
        <select #wanted [disabled]="readonly()" (change)="pick(wanted.value)">
          <option value="">{{ text.noCertificate }}</option>
          @for (choice of choices(); track choice.id) {
            <option [value]="choice.id" [selected]="choice.id === draft().certificate?.id">{{ choice.label }}</option>
          }
        </select>
      </label>
    }
    @if (draft().certificate; as certificate) {
      @if (certificate.lapsed) {
        <p class="lapsed" role="status">
          <span aria-hidden="true">↓</span> {{ text.lapsedSince(formats.date(certificate.lastDay)) }}
        </p>
        @if (successor(); as next) {
          @if (!readonly()) {
            <button matButton="outlined" type="button" (click)="picked.emit(asCarrying(next))">
              {{ text.useSuccessor }}
            </button>
            <small>{{ titleOf(next) }}</small>
          }
        }
      }
    }
  `,
  styles: `
    @use './fields';
    .lapsed {
      margin: 6px 0;
      padding: 6px 10px;
      font-size: 13px;
      color: var(--warn);
      background: var(--warn-weak);
      border-radius: 6px;
    }
  `,
})
export class CellCertificate {
  readonly draft = input.required<Draft>();
  /** those of the service of this cell */
  readonly certificates = input.required<readonly Covering[]>();
  readonly readonly = input.required<boolean>();
  readonly picked = output<CarryingCertificate | null>();
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;

  /** What holds now, and what the answer names already although it does not. */
  protected readonly choices = computed(() => {
    const named = this.draft().certificate;
    const held = this.certificates().filter(({ id, state }) => inForce(state) && id !== named?.id);
    return [...(named ? [named] : []), ...held].map((one) => ({ id: one.id, label: this.labelOf(one) }));
  });
  /** the last of the chain that holds */
  protected readonly successor = computed(() => {
    const byId = new Map(this.certificates().map((one) => [one.id, one]));
    let next = byId.get(this.draft().certificate?.successorId ?? '');
    while (next && !inForce(next.state)) next = byId.get(next.successorId ?? '');
    return next;
  });

  protected pick(id: string): void {
    const found = this.certificates().find((one) => one.id === id);
    if (id === '') this.picked.emit(null);
    else if (found) this.picked.emit(this.asCarrying(found));
  }
  protected asCarrying({ id, scheme, schemeName, number, lastDay, successorId, state }: Covering): CarryingCertificate {
    return { id, scheme, schemeName, number, lastDay, successorId, lapsed: !inForce(state) };
  }
  protected titleOf(one: Pick<CarryingCertificate, 'scheme' | 'schemeName' | 'number'>): string {
    return certificateTitle(one, this.language.code());
  }
  private labelOf(one: Pick<CarryingCertificate, 'scheme' | 'schemeName' | 'number' | 'lastDay'>): string {
    const title = this.titleOf(one);
    return one.lastDay === null ? title : this.t().scoring.until(title, this.formats.day(one.lastDay));
  }
}
