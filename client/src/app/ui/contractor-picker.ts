import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ContractorPage, ContractorSummary } from '#contract/contractors.js';
import { Language } from '../text/language';
import { FieldNote } from './field-note';

type Contractor = Pick<ContractorSummary, 'id' | 'name'>;

/**
 * A field that holds the id of a contractor of the register, found by typing. As a field of a form
 * `<sh-contractor-picker [formField]="fields.contractorId" [label]="…" />`; on its own it hands out what is picked.
 */
@Component({
  selector: 'sh-contractor-picker',
  imports: [FieldNote, MatAutocompleteModule, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        #box
        matInput
        [required]="required()"
        [placeholder]="t().fields.findContractor"
        [matAutocomplete]="panel"
        [value]="words()"
        (focus)="asked.set(true)"
        (input)="words.set(box.value)"
        (keydown.enter)="$event.preventDefault()"
        (blur)="left()"
      />
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
    </mat-form-field>
    <sh-field-note [field]="this" />
    <mat-autocomplete
      #panel
      autoActiveFirstOption
      [displayWith]="nameOf"
      (optionSelected)="pick($event.option.value)"
      (closed)="settle()"
    >
      @for (one of choices(); track one.id) {
        <mat-option [value]="one">
          {{ one.name }}
          <small>{{ one.running ? one.corporateNumber : t().contractors.ended }}</small>
        </mat-option>
      } @empty {
        @if (asked() && !found.isLoading()) {
          <mat-option disabled>{{ t().fields.noContractor }}</mat-option>
        }
      }
    </mat-autocomplete>
  `,
  styles: `
    :host {
      display: block;
    }
    mat-form-field {
      width: 100%;
    }
    small {
      margin-inline-start: 8px;
    }
  `,
})
export class ContractorPicker implements FormValueControl<string> {
  readonly value = model('');
  readonly required = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touch = output();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** only those that have running engagements */
  readonly running = input(false);
  /** not offered */
  readonly without = input<readonly string[]>([]);
  readonly picked = output<Contractor>();
  protected readonly t = inject(Language).text;
  private readonly box = viewChild.required<unknown, ElementRef<HTMLInputElement>>('box', { read: ElementRef });
  private readonly matInput = viewChild.required(MatInput);
  private readonly trigger = viewChild.required(MatAutocompleteTrigger);

  private readonly latest = signal<Contractor | null>(null);
  /** the address or a stored record may name one that was not picked here */
  private readonly named = httpResource<Contractor>(() => {
    const id = this.value();
    return id === '' || id === this.latest()?.id ? undefined : `/api/contractors/${id}`;
  });
  private readonly chosen = computed(() => {
    if (this.value() === '') return null;
    if (this.value() === this.latest()?.id) return this.latest();
    return this.named.hasValue() ? this.named.value() : null;
  });
  /** what stands in the box: the name of the one chosen, or what is typed to find another */
  protected readonly words = linkedSignal(() => this.chosen()?.name ?? '');
  protected readonly asked = signal(false);
  protected readonly found = httpResource<ContractorPage>(() => {
    if (!this.asked()) return undefined;
    const q = this.words() === this.chosen()?.name ? '' : this.words().trim();
    return {
      url: '/api/contractors',
      params: { limit: 20, ...(q === '' ? {} : { q }), ...(this.running() ? { state: 'running' } : {}) },
    };
  });
  /** what was found stays until the next is there, so that the list stays open */
  private readonly items = linkedSignal<ContractorPage | null, ContractorPage['items']>({
    source: () => (this.found.hasValue() ? this.found.value() : null),
    computation: (now, before) => now?.items ?? before?.value ?? [],
  });
  protected readonly choices = computed(() => this.items().filter(({ id }) => !this.without().includes(id)));
  protected readonly nameOf = (one: Contractor | null): string => one?.name ?? '';

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected pick({ id, name }: Contractor): void {
    this.latest.set({ id, name });
    this.value.set(id);
    this.picked.emit({ id, name });
    this.show();
  }

  /** Words that were not picked name nobody: an emptied box empties the field, anything else gives way to the one chosen. */
  protected settle(): void {
    if (this.words().trim() === '') this.value.set('');
    this.show();
  }

  protected left(): void {
    // a click on an option leaves the box too; the list settles it
    if (!this.trigger().panelOpen) this.settle();
    this.touch.emit();
  }

  private show(): void {
    this.words.set(this.chosen()?.name ?? '');
    this.matInput().value = this.words();
  }
}
