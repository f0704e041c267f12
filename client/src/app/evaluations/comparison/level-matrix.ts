import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import type { CodedRange, ServiceResult } from '#domain/evaluation/comparison.js';
import type { Candidate } from '#domain/evaluation/model.js';
import { LEVELS } from '#domain/checklist/checklist.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { MatrixRowView } from './matrix-row';
import { matrixRows, shownRows } from './matrix-rows';
import { WhatIfStore } from './what-if';

export interface CellAt {
  readonly serviceId: string;
  readonly criterion: string;
}
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -1000],
  End: [0, 1000],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** Criteria × services with frozen head and column. Arrows move; in the what-if, 0–4 and ? try an answer. */
@Component({
  selector: 'sh-level-matrix',
  imports: [MatrixRowView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './level-matrix.html',
  styleUrl: './level-matrix.scss',
})
export class LevelMatrix {
  readonly services = input.required<readonly ServiceResult[]>();
  readonly candidates = input.required<readonly Candidate[]>();
  /** of the viewpoints, in step with the services' scores */
  readonly weights = input.required<Readonly<Record<string, number>>>();
  readonly mustFirst = input(true);
  readonly onlyDifferences = input(false);
  /** may answers be tried with the keyboard */
  readonly editable = input(false);
  /** the cell that the keyboard or a click is in */
  readonly looked = output<CellAt>();
  /** the cell under the pointer */
  readonly passed = output<CellAt>();
  protected readonly store = inject(WhatIfStore);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly state = inject(ListState);
  private readonly formats = inject(Formats);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly _closed = signal<readonly string[]>([]);
  protected readonly closed = this._closed.asReadonly();
  /** where the keyboard is */
  private readonly _at = signal<{ readonly criterion: string; readonly column: number } | null>(null);

  /** the cell that the pointer was over last: it moves a hundred times within one */
  private under = '';

  protected readonly columns = computed(
    () => `var(--head) repeat(${this.candidates().length}, minmax(var(--cell), 1fr))`,
  );
  protected readonly names = computed(() => this.candidates().map(({ serviceId, name }) => ({ serviceId, name })));
  /** Does not look at weights: moving one leaves the cells as they are. */
  private readonly rows = computed(() => {
    const { viewpoints, criteria } = this.store.checklist();
    const settings = { ...this.store.base().settings, mustHaves: this.mustHaves() };
    return viewpoints.map((viewpoint) => ({
      viewpoint,
      rows: matrixRows(
        criteria.filter((one) => one.viewpoint === viewpoint.code),
        this.candidates(),
        this.store.base().candidates,
        settings,
      ),
    }));
  });
  private readonly mustHaves = computed(() => this.store.settings().mustHaves, {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly groups = computed(() =>
    this.rows().map(({ viewpoint, rows }) => ({
      code: viewpoint.code,
      title: this.language.of(viewpoint.title),
      open: !this.closed().includes(viewpoint.code),
      rows: shownRows(rows, { mustFirst: this.mustFirst(), onlyDifferences: this.onlyDifferences() }),
    })),
  );
  protected readonly shownCount = computed(() => this.groups().reduce((sum, { rows }) => sum + rows.length, 0));
  /** the columns' scores of each viewpoint, as text */
  protected readonly sums = computed(() => {
    const scores = new Map(this.services().map((one) => [one.id, one.viewpoints]));
    return new Map(
      this.rows().map(({ viewpoint: { code } }) => [
        code,
        this.names().map(({ serviceId }) => ({
          serviceId,
          text: this.scoreText(scores.get(serviceId)?.find((one) => one.code === code)),
        })),
      ]),
    );
  });
  protected readonly at = computed(() => {
    const rows = this.groups().flatMap((group) => (group.open ? group.rows : []));
    const here = this._at();
    if (here && rows.some(({ criterion }) => criterion.code === here.criterion)) return here;
    const first = rows[0]?.criterion.code;
    return first === undefined ? null : { criterion: first, column: 0 };
  });

  private scoreText(range: CodedRange | undefined): string {
    const [from, to] = [range?.lower ?? null, range?.upper ?? null].map((one) =>
      one === null ? '―' : this.formats.number(one, 0),
    );
    return from === to ? (from ?? '') : `${from ?? ''}–${to ?? ''}`;
  }
  protected toggle(code: string): void {
    const closed = this.closed();
    this._closed.set(closed.includes(code) ? closed.filter((one) => one !== code) : [...closed, code]);
  }
  protected toggleAll(): void {
    this._closed.set(this.closed().length > 0 ? [] : this.groups().map(({ code }) => code));
  }
  /** One listener for all cells: the cell says where it is. */
  protected enter(event: Event): void {
    const cell = this.cellOf(event);
    const serviceId = cell && this.candidates()[cell.column]?.serviceId;
    if (!cell || !serviceId) return;
    this._at.set(cell);
    this.looked.emit({ serviceId, criterion: cell.criterion });
  }
  protected pass(event: Event): void {
    const cell = this.cellOf(event);
    const serviceId = cell && this.candidates()[cell.column]?.serviceId;
    const key = `${serviceId ?? ''}/${cell?.criterion ?? ''}`;
    if (!cell || !serviceId || key === this.under) return;
    this.under = key;
    this.passed.emit({ serviceId, criterion: cell.criterion });
  }
  protected key(event: KeyboardEvent): void {
    const cell = this.cellOf(event);
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      this.move(cell, step);
      return;
    }
    const serviceId = this.candidates()[cell.column]?.serviceId;
    if (!this.editable() || serviceId === undefined) return;
    const level = LEVELS.find((one) => String(one) === event.key);
    if (level !== undefined) this.store.setAnswer(serviceId, cell.criterion, { kind: 'known', level });
    else if (event.key === '?' || event.key === '？')
      this.store.setAnswer(serviceId, cell.criterion, { kind: 'unknown' });
    else if (event.key === 'Backspace' || event.key === 'Delete') this.store.resetAnswer(serviceId, cell.criterion);
    else return;
    event.preventDefault();
  }

  private move(from: { criterion: string; column: number }, [down, right]: readonly [number, number]): void {
    const codes = this.groups().flatMap((group) =>
      group.open ? group.rows.map(({ criterion }) => criterion.code) : [],
    );
    const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
    const row = within(codes.indexOf(from.criterion) + down, codes.length - 1);
    const column = within(from.column + right, this.candidates().length - 1);
    this._at.set({ criterion: codes[row] ?? from.criterion, column });
    afterNextRender(
      () => {
        this.host.nativeElement.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
      },
      { injector: this.injector },
    );
  }
  private cellOf(event: Event): { criterion: string; column: number } | null {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=gridcell]') : null;
    const { criterion, column } = cell?.dataset ?? {};
    return criterion === undefined || column === undefined ? null : { criterion, column: Number(column) };
  }
}
