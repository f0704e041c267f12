import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Language } from '../../text/language';
import { ListState } from '../../ui/list-state';
import { ASSUMPTIONS, type Assumption } from './own-volume';

/** How much we send, and how to read what a source leaves out; both live in the address. */
@Component({
  selector: 'sh-own-volume-bar',
  imports: [MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t().catalogue.ownVolume }}</h2>
    <p class="muted">{{ t().catalogue.ownVolumeHint }}</p>
    <div class="row">
      <mat-form-field>
        <mat-label>{{ t().catalogue.mails }}</mat-label>
        <input #m matInput inputmode="numeric" [value]="mails()" (change)="state.set({ mails: m.value.trim() })" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ t().catalogue.addresses }}</mat-label>
        <input
          #a
          matInput
          inputmode="numeric"
          [value]="addresses()"
          (change)="state.set({ addresses: a.value.trim() })"
        />
      </mat-form-field>
      <fieldset>
        <legend>{{ t().catalogue.assumptions }}</legend>
        @for (one of all; track one) {
          <label
            ><input type="checkbox" [checked]="on().has(one)" (change)="toggle(one)" /> {{ t().catalogue[one] }}</label
          >
        }
      </fieldset>
    </div>
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .row {
      display: flex;
      gap: 8px 16px;
      flex-wrap: wrap;
      align-items: flex-start;
    }
    mat-form-field {
      width: 170px;
    }
    fieldset {
      border: 0;
      margin: 0;
      padding: 0;
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      flex: 1;
      min-width: min(300px, 100%);
    }
    legend {
      font-size: 12px;
      color: var(--text-2);
      padding: 0;
      margin-bottom: 2px;
    }
  `,
})
export class OwnVolumeBar {
  readonly mails = input.required<string>();
  readonly addresses = input.required<string>();
  readonly assume = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly state = inject(ListState);
  protected readonly all = ASSUMPTIONS;
  protected readonly on = computed(() => new Set(this.assume().split(',')));

  protected toggle(one: Assumption): void {
    const on = ASSUMPTIONS.filter((each) => (each === one) !== this.on().has(each));
    this.state.set({ assume: on.join(',') });
  }
}
