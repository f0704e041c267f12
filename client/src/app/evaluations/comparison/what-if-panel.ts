import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { WhatIf } from './what-if';

/** Weights, bought options and tried answers; the ranking beside it answers within the same frame. */
@Component({
  selector: 'sh-what-if-panel',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t().comparison.whatIf }}</h2>
    <small>{{ t().comparison.whatIfHint }}</small>
    @for (row of viewpoints(); track row.code) {
      <div class="weight" [class.changed]="row.changed">
        <label [attr.for]="'w-' + row.code">{{ row.title }}</label>
        <input
          #number
          class="num"
          type="number"
          min="0"
          max="1000"
          step="1"
          [attr.aria-label]="row.title"
          [value]="row.weight"
          (change)="whatIf.setWeight('viewpointWeights', row.code, number.valueAsNumber)"
        />
        <input
          #slider
          type="range"
          min="0"
          [max]="row.most"
          [id]="'w-' + row.code"
          [value]="row.weight"
          (input)="whatIf.setWeight('viewpointWeights', row.code, slider.valueAsNumber)"
        />
      </div>
    }
    <details>
      <summary>{{ t().comparison.criterionWeights }}</summary>
      @for (row of criteria(); track row.code) {
        <div class="line" [class.changed]="row.changed">
          <span>{{ row.title }}</span>
          <input
            #number
            class="num"
            type="number"
            min="0"
            max="1000"
            step="1"
            [attr.aria-label]="row.title"
            [value]="row.weight"
            (input)="whatIf.setWeight('criterionWeights', row.code, number.valueAsNumber)"
          />
        </div>
      }
    </details>
    @if (offers().length > 0) {
      <details open>
        <summary>{{ t().comparison.offers }}</summary>
        <small>{{ t().comparison.offersHint }}</small>
        @for (offer of offers(); track offer.key) {
          <label class="offer">
            <input
              type="checkbox"
              [checked]="offer.bought"
              (change)="whatIf.togglePurchase(offer.serviceId, offer.purchase)"
            />
            <span
              >{{ offer.service }}: {{ offer.name }} <small>{{ offer.about }}</small></span
            >
          </label>
        }
      </details>
    }
    <label class="offer"
      ><input #edit type="checkbox" [checked]="editing()" (change)="editingChange.emit(edit.checked)" />
      {{ t().comparison.editAnswers }}</label
    >
    <div class="actions">
      <button matButton type="button" [disabled]="whatIf.changeCount() === 0" (click)="whatIf.reset()">
        {{ t().comparison.reset }}
      </button>
      @if (mayTakeOver()) {
        <button
          matButton="outlined"
          type="button"
          [disabled]="whatIf.changeCount() === 0 || busy()"
          (click)="takeOver.emit()"
        >
          {{ t().comparison.takeOver }}
        </button>
      }
    </div>
    <p class="muted" role="status">
      @if (whatIf.changeCount() > 0) {
        {{ t().comparison.changes(whatIf.changeCount()) }}
      }
    </p>
  `,
  styles: `
    .weight {
      display: grid;
      grid-template-columns: 1fr 62px;
      gap: 0 8px;
      margin: 6px 0;
      font-size: 13px;
      align-items: center;
    }
    .weight input[type='range'] {
      grid-column: 1 / 3;
      accent-color: var(--accent);
      width: 100%;
    }
    .line {
      display: grid;
      grid-template-columns: 1fr 62px;
      gap: 8px;
      font-size: 12px;
      align-items: center;
      border-bottom: 1px solid var(--line);
      padding: 2px 0;
    }
    .changed {
      background: var(--warn-weak);
      border-radius: 6px;
      padding-inline: 4px;
    }
    input[type='number'] {
      font: inherit;
      font-weight: 700;
      width: 62px;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 2px 4px;
    }
    details {
      border-top: 1px solid var(--line);
      padding: 8px 0;
    }
    summary {
      cursor: pointer;
      font-size: 13px;
      font-weight: 700;
    }
    .offer {
      display: flex;
      gap: 6px;
      align-items: baseline;
      font-size: 13px;
      padding: 3px 0;
    }
    p {
      margin: 4px 0 0;
      min-height: 1.5em;
    }
  `,
})
export class WhatIfPanel {
  readonly mayTakeOver = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly editing = input.required<boolean>();
  readonly editingChange = output<boolean>();
  readonly takeOver = output();
  protected readonly whatIf = inject(WhatIf);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly formats = inject(Formats);

  protected readonly viewpoints = computed(() => {
    const model = this.whatIf.model();
    const stored = this.whatIf.stored()?.settings.viewpointWeights ?? {};
    const most = Math.max(40, 2 * Math.max(0, ...Object.values(stored)));
    return (model?.checklist.viewpoints ?? []).map(({ code, title }) => ({
      code,
      title: this.language.of(title),
      weight: model?.settings.viewpointWeights[code] ?? 0,
      changed: this.whatIf.trial().viewpointWeights[code] !== undefined,
      most: Math.min(1000, most),
    }));
  });
  protected readonly criteria = computed(() => {
    const model = this.whatIf.model();
    return (model?.checklist.criteria ?? []).map(({ code, title }) => ({
      code,
      title: this.language.of(title),
      weight: model?.settings.criterionWeights[code] ?? 0,
      changed: this.whatIf.trial().criterionWeights[code] !== undefined,
    }));
  });
  protected readonly offers = computed(() => {
    const { t, formats } = this;
    return (this.whatIf.model()?.candidates ?? []).flatMap((candidate) =>
      Object.entries(candidate.answers).flatMap(([criterion, { value }]) =>
        value.kind !== 'optional'
          ? []
          : value.offers.map((offer) => ({
              key: `${candidate.serviceId} ${criterion} ${offer.id}`,
              serviceId: candidate.serviceId,
              service: candidate.name,
              name: offer.name,
              purchase: { criterion, offerId: offer.id },
              bought: candidate.purchases.some((one) => one.criterion === criterion && one.offerId === offer.id),
              about: `${criterion} ${t().terms.level} ${offer.level}, ${
                offer.monthlyYen === null
                  ? t().terms.feeUnknown
                  : t().comparison.perMonth(formats.yen(offer.monthlyYen))
              }`,
            })),
      ),
    );
  });
}
