import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Language } from '../text/language';
import { ListView } from './list-view';

/** Finds by words: the condition `q` of the list around it. */
@Component({
  selector: 'sh-search-filter',
  imports: [MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ t().shell.search }}</mat-label>
      <input
        #words
        matInput
        type="search"
        [placeholder]="hint()"
        [value]="list().value('q')"
        (input)="list().set('q', words.value)"
      />
    </mat-form-field>
  `,
  styles: `
    :host {
      flex: 1;
      min-width: min(220px, 100%);
      max-width: 420px;
    }
    mat-form-field {
      width: 100%;
      min-width: 0;
    }
  `,
})
export class SearchFilter {
  /** what can be searched for */
  readonly hint = input('');
  protected readonly list = inject(ListView).list;
  protected readonly t = inject(Language).text;
}

/** One of several values of a condition, or all. */
@Component({
  selector: 'sh-choice-filter',
  imports: [MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <select #wanted matNativeControl (change)="list().set(name(), wanted.value)">
        @if (all()) {
          <option value="">{{ t().shell.all }}</option>
        }
        @for (choice of choices(); track choice[0]) {
          <option [value]="choice[0]" [selected]="choice[0] === value()">{{ choice[1] }}</option>
        }
      </select>
    </mat-form-field>
  `,
  styles: `
    :host {
      flex: 0 1 190px;
      min-width: 0;
    }
    mat-form-field {
      width: 100%;
      min-width: 0;
    }
    @media screen and (max-width: 700px) {
      :host {
        flex: 1 1 140px;
      }
    }
  `,
})
export class ChoiceFilter {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly (readonly [value: string, name: string])[]>();
  /** it can be left open */
  readonly all = input(true);
  protected readonly list = inject(ListView).list;
  protected readonly t = inject(Language).text;
  protected readonly value = computed(() => this.list().value(this.name()));
}

/** The first or last day of a period. */
@Component({
  selector: 'sh-day-filter',
  imports: [MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input #day matInput type="date" [value]="list().value(name())" (change)="list().set(name(), day.value)" />
    </mat-form-field>
  `,
  styles: `
    :host {
      flex: 0 1 170px;
      min-width: 0;
    }
    mat-form-field {
      width: 100%;
      min-width: 0;
    }
    @media screen and (max-width: 700px) {
      :host {
        flex: 1 1 140px;
      }
    }
  `,
})
export class DayFilter {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  protected readonly list = inject(ListView).list;
}

/** A condition that is on or off. */
@Component({
  selector: 'sh-flag-filter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label
      ><input
        #flag
        type="checkbox"
        [checked]="list().value(name()) === 'true'"
        (change)="list().set(name(), flag.checked ? 'true' : '')"
      />
      {{ label() }}</label
    >
  `,
})
export class FlagFilter {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  protected readonly list = inject(ListView).list;
}
