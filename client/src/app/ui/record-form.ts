import { type HttpResourceRef, httpResource } from '@angular/common/http';
import {
  DestroyRef,
  DOCUMENT,
  type Signal,
  type WritableSignal,
  computed,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { type FieldTree, type SchemaFn, form, submit } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { Language } from '../text/language';
import { Api, problemOf } from './api';
import type { Difference } from './conflict-dialog';
import { Notices } from './notices';
import { serverErrors } from './server-errors';

/** What a form reads and writes: known by its id, changed from one version to the next. */
interface Stored {
  readonly id: string;
  readonly version: number;
}

export interface RecordFormOptions<T extends Stored, D extends object> {
  /** without an id, a new one is made */
  readonly id: () => string | undefined;
  /** of the list in the API; the one is at `url/id` */
  readonly url: string;
  /** where its pages are: one goes to `page/id` once it is saved */
  readonly page: string;
  readonly empty: D;
  readonly toDraft: (stored: T) => D;
  readonly toBody: (draft: D) => object;
  readonly rules: SchemaFn<D>;
  /** what is compared when somebody else was faster: the name of a field, and how it reads */
  readonly compared: () => readonly (readonly [label: string, textOf: (draft: D) => string])[];
  /** where a path of the server's schema is in the draft, when it has another name there */
  readonly pathOf?: (path: string) => readonly string[];
}

/**
 * The form of one record: reads it, holds what is typed, asks before that is lost, saves from the version that was read, puts
 * the server's refusals at their fields and both states side by side when somebody else was faster. Made in a field initialiser.
 */
export class RecordForm<T extends Stored, D extends object> {
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly t = inject(Language).text;

  readonly resource: HttpResourceRef<T | undefined>;
  readonly draft: WritableSignal<D>;
  readonly fields: FieldTree<D>;
  /** what was read last; null while a new one is made */
  readonly base: WritableSignal<T | null>;
  readonly isNew: Signal<boolean>;
  readonly ready: Signal<boolean>;
  readonly busy = signal(false);
  readonly problem = signal('');
  /** what somebody else has saved meanwhile */
  readonly newer = signal<T | null>(null);
  readonly differences: Signal<readonly Difference[]>;
  private saved = false;

  constructor(private readonly options: RecordFormOptions<T, D>) {
    const { id, url, toDraft, empty } = options;
    this.resource = httpResource<T>(() => {
      const known = id();
      return known === undefined ? undefined : `${url}/${known}`;
    });
    const read = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
    this.base = linkedSignal(() => read());
    this.draft = linkedSignal(() => {
      const stored = read();
      return stored ? toDraft(stored) : empty;
    });
    this.isNew = computed(() => id() === undefined);
    this.ready = computed(() => this.isNew() || this.base() !== null);
    this.fields = form(this.draft, options.rules);
    this.differences = computed(() => {
      const newer = this.newer();
      if (!newer) return [];
      const [mine, other] = [this.draft(), toDraft(newer)];
      return options
        .compared()
        .map(([label, textOf]) => ({ label, mine: textOf(mine), newer: textOf(other) }))
        .filter((row) => row.mine !== row.newer);
    });
    this.keepTab();
  }

  hasUnsavedInput(): boolean {
    const base = this.base();
    const untouched = base ? this.options.toDraft(base) : this.options.empty;
    return !this.saved && JSON.stringify(this.draft()) !== JSON.stringify(untouched);
  }

  async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.busy.set(true);
    // what the server refused stays at its field until that field changes; a change of another may have cured it, so it is asked again
    const refusedOnly = this.fields()
      .errorSummary()
      .every(({ kind }) => kind === 'server');
    await submit(this.fields, { action: () => this.send(), ignoreValidators: refusedOnly ? 'all' : 'pending' });
    this.busy.set(false);
    const errors = this.fields().errorSummary();
    if (errors.length > 0) {
      this.problem.set(this.t().fields.fix(errors.length));
      errors[0]?.fieldTree().focusBoundControl();
    }
  }

  /** The next save is made knowingly over what the other has done. */
  keepMine(): void {
    this.base.set(this.newer());
    this.newer.set(null);
  }
  takeNewer(): void {
    const newer = this.newer();
    if (newer) this.draft.set(this.options.toDraft(newer));
    this.keepMine();
  }

  private async send() {
    const { url, page, toBody, pathOf } = this.options;
    const base = this.base();
    try {
      const stored = base
        ? await this.api.send<T>('PUT', `${url}/${base.id}`, toBody(this.draft()), base.version)
        : await this.api.send<T>('POST', url, toBody(this.draft()));
      this.saved = true;
      this.notices.done(this.t().shell.saved);
      await this.router.navigate([page, stored.id]);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') this.newer.set(problem.current as T);
      else if (problem.fields.length > 0) return serverErrors(this.fields, problem.fields, pathOf);
      else this.notices.problem(problem);
      return undefined;
    }
  }

  /** The guard of the route keeps the page; this keeps the tab. */
  private keepTab(): void {
    const view = inject(DOCUMENT).defaultView;
    const ask = (event: Event): void => {
      if (this.hasUnsavedInput()) event.preventDefault();
    };
    view?.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeunload', ask);
    });
  }
}
