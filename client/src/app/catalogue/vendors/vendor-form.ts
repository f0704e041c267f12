import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, form, maxLength, required, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import type { SaveVendor, Vendor } from '#contract/services.js';
import { Language } from '../../text/language';
import { Api, problemOf } from '../../ui/api';
import { ConflictDialog, type Difference } from '../../ui/conflict-dialog';
import { FieldNote } from '../../ui/field-note';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { serverErrors } from '../../ui/server-errors';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';

interface VendorDraft {
  name: string;
  yomi: string;
  homepage: string;
  note: string;
}
const EMPTY: VendorDraft = { name: '', yomi: '', homepage: '', note: '' };
const toDraft = ({ name, yomi, homepage, note }: Vendor): VendorDraft => ({
  name,
  yomi,
  homepage: homepage ?? '',
  note,
});

/** Makes or changes a vendor. */
@Component({
  selector: 'sh-vendor-form',
  imports: [
    ConflictDialog,
    FieldNote,
    FormField,
    LoadState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PageHeader,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-page-header
      [heading]="id() ? t().catalogue.editVendor : t().catalogue.addVendor"
      [crumb]="t().catalogue.vendors"
      crumbLink="/catalogue/vendors"
    />
    @if (id()) {
      <sh-load-state [resource]="vendor" />
    }
    @if (ready()) {
      <form class="card" (submit)="save($event)" novalidate>
        <div class="fields">
          <div>
            <mat-form-field>
              <mat-label>{{ t().catalogue.columns.vendor }}</mat-label>
              <input matInput autocomplete="organization" [formField]="fields.name" />
            </mat-form-field>
            <sh-field-note [field]="fields.name()" />
          </div>
          <div>
            <mat-form-field>
              <mat-label>{{ t().catalogue.columns.yomi }}</mat-label>
              <input matInput [formField]="fields.yomi" />
              <mat-hint>{{ t().catalogue.yomiHint }}</mat-hint>
            </mat-form-field>
            <sh-field-note [field]="fields.yomi()" />
          </div>
          <div>
            <mat-form-field>
              <mat-label>{{ t().catalogue.form.homepage }}</mat-label>
              <input matInput inputmode="url" [formField]="fields.homepage" />
            </mat-form-field>
            <sh-field-note [field]="fields.homepage()" />
          </div>
        </div>
        <div>
          <mat-form-field>
            <mat-label>{{ t().catalogue.note }}</mat-label>
            <textarea matInput rows="3" [formField]="fields.note"></textarea>
          </mat-form-field>
          <sh-field-note [field]="fields.note()" />
        </div>
        @if (problem()) {
          <p class="problem" role="alert">{{ problem() }}</p>
        }
        <div class="actions">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ busy() ? t().shell.saving : t().shell.save }}
          </button>
          <a matButton [routerLink]="id() ? ['/catalogue/vendors', id()] : '/catalogue/vendors'">{{
            t().shell.cancel
          }}</a>
        </div>
      </form>
    }
    @if (conflict()) {
      <sh-conflict-dialog [differences]="differences()" (keepMine)="keepMine()" (takeNewer)="takeNewer()" />
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
    mat-form-field {
      width: 100%;
    }
    .problem {
      margin: 0;
      color: var(--bad);
    }
  `,
  host: { '(window:beforeunload)': 'keepPage($event)' },
})
export class VendorForm implements HoldsInput {
  readonly id = input<string>();
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  protected readonly vendor = httpResource<Vendor>(() => {
    const id = this.id();
    return id === undefined ? undefined : `/api/vendors/${id}`;
  });
  private readonly base = linkedSignal<Vendor | null>(() => (this.vendor.hasValue() ? this.vendor.value() : null));
  protected readonly ready = computed(() => this.id() === undefined || this.base() !== null);
  private readonly draft = linkedSignal<VendorDraft>(() =>
    this.vendor.hasValue() ? toDraft(this.vendor.value()) : EMPTY,
  );
  protected readonly fields = form(this.draft, (path) => {
    required(path.name);
    maxLength(path.name, 200);
    maxLength(path.yomi, 200);
    maxLength(path.note, 4000);
    validate(path.homepage, ({ value }) =>
      /^(https?:\/\/\S+)?$/.test(value().trim()) ? null : { kind: 'webAddress' },
    );
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly conflict = signal<Vendor | null>(null);
  private saved = false;

  hasUnsavedInput(): boolean {
    const base = this.base();
    return !this.saved && JSON.stringify(this.draft()) !== JSON.stringify(base ? toDraft(base) : EMPTY);
  }
  protected keepPage(event: Event): void {
    if (this.hasUnsavedInput()) event.preventDefault();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    await submit(this.fields, () => this.send());
    this.busy.set(false);
    const errors = this.fields().errorSummary();
    if (errors.length > 0) {
      this.problem.set(this.t().fields.fix(errors.length));
      errors[0]?.fieldTree().focusBoundControl();
    }
  }

  private async send() {
    const base = this.base();
    const { name, yomi, homepage, note } = this.draft();
    const body: SaveVendor = { name, yomi, homepage: homepage.trim() === '' ? null : homepage.trim(), note };
    try {
      const url = base ? `/api/vendors/${base.id}` : '/api/vendors';
      const vendor = await this.api.send<Vendor>(base ? 'PUT' : 'POST', url, body, base?.version);
      this.saved = true;
      this.notices.done(this.t().shell.saved);
      await this.router.navigate(['/catalogue/vendors', vendor.id]);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') this.conflict.set(problem.current as Vendor);
      else if (problem.fields.length > 0) return serverErrors(this.fields, problem.fields);
      else this.notices.problem(problem);
      return undefined;
    }
  }

  protected readonly differences = computed<readonly Difference[]>(() => {
    const newer = this.conflict();
    if (!newer) return [];
    const { catalogue } = this.t();
    const [mine, other] = [this.draft(), toDraft(newer)];
    const labels = {
      name: catalogue.columns.vendor,
      yomi: catalogue.columns.yomi,
      homepage: catalogue.form.homepage,
      note: catalogue.note,
    };
    return (['name', 'yomi', 'homepage', 'note'] as const)
      .filter((key) => mine[key] !== other[key])
      .map((key) => ({ label: labels[key], mine: mine[key], newer: other[key] }));
  });
  protected keepMine(): void {
    this.base.set(this.conflict());
    this.conflict.set(null);
  }
  protected takeNewer(): void {
    const newer = this.conflict();
    if (newer) this.draft.set(toDraft(newer));
    this.keepMine();
  }
}
