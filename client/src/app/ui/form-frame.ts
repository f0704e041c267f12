import type { HttpResourceRef } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Language } from '../text/language';
import { ConflictDialog, type Difference } from './conflict-dialog';
import { LoadState } from './load-state';

/** What the frame needs to know of a form, whatever it holds. */
interface FramedForm {
  readonly resource: HttpResourceRef<unknown>;
  isNew(): boolean;
  ready(): boolean;
  busy(): boolean;
  problem(): string;
  newer(): unknown;
  differences(): readonly Difference[];
  save(event: Event): Promise<void>;
  keepMine(): void;
  takeNewer(): void;
}

/** Around the fields of a form: loading, saving, what is wrong, and what somebody else has done meanwhile. */
@Component({
  selector: 'sh-form-frame',
  imports: [ConflictDialog, LoadState, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!form().isNew()) {
      <sh-load-state [resource]="form().resource" />
    }
    @if (form().ready()) {
      <form (submit)="form().save($event)" novalidate>
        <ng-content />
        <div class="save no-print">
          @if (form().problem()) {
            <p class="problem" role="alert">{{ form().problem() }}</p>
          }
          <button matButton="filled" type="submit" [disabled]="form().busy()">
            {{ form().busy() ? t().shell.saving : t().shell.save }}
          </button>
          <a matButton [routerLink]="back()">{{ t().shell.cancel }}</a>
        </div>
      </form>
    }
    @if (form().newer()) {
      <sh-conflict-dialog
        [differences]="form().differences()"
        (keepMine)="form().keepMine()"
        (takeNewer)="form().takeNewer()"
      />
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
    .save {
      position: sticky;
      bottom: 0;
      z-index: 3;
      display: flex;
      gap: 8px;
      align-items: center;
      flex-wrap: wrap;
      padding: 10px 0;
      background: var(--bg);
      border-top: 1px solid var(--line);
    }
    .problem {
      margin: 0;
      color: var(--bad);
      flex-basis: 100%;
    }
  `,
})
export class FormFrame {
  readonly form = input.required<FramedForm>();
  /** where the list is; the page of the record is below it */
  readonly page = input.required<string>();
  readonly id = input<string>();
  protected readonly t = inject(Language).text;
  protected readonly back = computed(() => {
    const id = this.id();
    return id === undefined ? [this.page()] : [this.page(), id];
  });
}
