import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  type OnInit,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { StoredChecklist } from '#contract/checklists.js';
import type { Evaluation } from '#contract/evaluations.js';
import type { Level } from '#domain/checklist/checklist.js';
import { isOpen } from '#domain/evaluation/lifecycle.js';
import { mustHaveState } from '#domain/evaluation/verdict.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { EvaluationHeader } from '../evaluation-header';
import { type Value, cellKey } from './answer-queue';
import { AnswerStore } from './answer-store';
import { CellPanel } from './cell-panel';
import { ConflictDialog } from './conflict-dialog';

interface Position {
  readonly row: number;
  readonly column: number;
}

@Component({
  selector: 'sh-scoring-page',
  imports: [CellPanel, ConflictDialog, EvaluationHeader, LevelChip, LoadState, MatButton],
  providers: [AnswerStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scoring-page.html',
  styleUrl: './scoring-page.scss',
  host: { '(keydown)': 'onKey($event)', '(window:beforeunload)': 'warn($event)' },
})
export class ScoringPage implements OnInit {
  readonly id = input.required<string>();
  protected readonly store = inject(AnswerStore);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly notices = inject(Notices);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly panel = viewChild(CellPanel);

  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
  protected readonly checklist = httpResource<StoredChecklist>(() => {
    const evaluation = this.evaluation.value();
    return evaluation && `/api/checklists/${evaluation.checklistId}`;
  });
  protected readonly unansweredOnly = signal(false);
  protected readonly mustOnly = signal(false);
  protected readonly closed = signal<ReadonlySet<string>>(new Set());
  protected readonly position = signal<Position>({ row: 0, column: 0 });

  protected readonly candidates = computed(() => this.evaluation.value()?.candidates ?? []);
  protected readonly mayScore = computed(() => isOpen(this.evaluation.value()?.state ?? 'approved'));

  /** the rows in sight, viewpoint by viewpoint; which rows there are does not hang on what is being typed */
  private readonly visible = signal<ReadonlySet<string> | null>(null);
  protected readonly groups = computed(() => {
    const checklist = this.checklist.value();
    const settings = this.evaluation.value()?.settings;
    if (!checklist || !settings) return [];
    const visible = this.visible();
    return checklist.viewpoints.map((viewpoint) => {
      const criteria = checklist.criteria.filter((one) => one.viewpoint === viewpoint.code);
      return {
        viewpoint,
        open: !this.closed().has(viewpoint.code),
        rows: criteria
          .map((criterion) => ({ criterion, must: settings.mustHaves[criterion.code] ?? null }))
          .filter(({ criterion, must }) => (!visible || visible.has(criterion.code)) && (!this.mustOnly() || must)),
      };
    });
  });
  protected readonly rows = computed(() => this.groups().flatMap(({ open, rows }) => (open ? rows : [])));
  protected readonly current = computed(() => {
    const { row, column } = this.position();
    const found = this.rows()[row];
    const candidate = this.candidates()[column];
    return found && candidate ? { ...found, candidate } : null;
  });
  protected readonly progress = computed(() => {
    const all = this.candidates().length * (this.checklist.value()?.criteria.length ?? 0);
    let done = 0;
    const candidates = new Set(this.candidates().map(({ serviceId }) => serviceId));
    for (const [key, draft] of this.store.shown()) {
      if (draft.value.kind !== 'unknown' && candidates.has(key.split(' ')[0] ?? '')) done++;
    }
    return { all, done };
  });
  protected readonly status = computed(() => {
    const { scoring } = this.t();
    const unsent = this.store.unsentCount();
    if (unsent > 0) return this.store.waiting() ? `${scoring.unsent(unsent)} · ${scoring.waiting}` : scoring.saving;
    const at = this.store.savedAt();
    return at
      ? scoring.saved(at.toLocaleTimeString(this.language.code(), { timeStyle: 'short' }))
      : scoring.savedNothing;
  });

  ngOnInit(): void {
    void this.store.load(this.id()).catch((error: unknown) => {
      this.notices.problem(error);
    });
  }

  protected value(serviceId: string, criterion: string): Value {
    return this.store.shown().get(cellKey(serviceId, criterion))?.value ?? UNKNOWN;
  }
  protected unmet(column: number, criterion: string): boolean {
    const must = this.evaluation.value()?.settings.mustHaves[criterion];
    const candidate = this.candidates()[column];
    if (!must || !candidate) return false;
    const draft = this.store.draft(candidate.serviceId, criterion);
    const bought = candidate.purchases.filter((one) => one.criterion === criterion).map(({ offerId }) => offerId);
    return mustHaveState(draft, bought, must) !== null;
  }

  protected toggle(code: string): void {
    this.closed.update((closed) => {
      const next = new Set(closed);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }
  protected filterUnanswered(on: boolean): void {
    this.unansweredOnly.set(on);
    this.visible.set(on ? this.unansweredCriteria() : null);
    this.position.set({ row: 0, column: 0 });
  }
  private unansweredCriteria(): Set<string> {
    const criteria = this.checklist.value()?.criteria ?? [];
    const open = (code: string) =>
      this.candidates().some(({ serviceId }) => this.value(serviceId, code).kind === 'unknown');
    return new Set(criteria.filter(({ code }) => open(code)).map(({ code }) => code));
  }

  protected go(row: number, column: number, focus = true): void {
    const rows = this.rows().length;
    const columns = this.candidates().length;
    const next = { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
    this.position.set(next);
    if (focus) requestAnimationFrame(() => this.cellElement(next)?.focus());
  }
  private cellElement({ row, column }: Position): HTMLElement | null {
    return this.host.nativeElement.querySelector(`[data-cell="${row}-${column}"]`);
  }

  protected nextUnanswered(): void {
    const rows = this.rows();
    const columns = this.candidates().length;
    const { row, column } = this.position();
    const start = row * columns + column;
    for (let step = 1; step <= rows.length * columns; step++) {
      const at = (start + step) % (rows.length * columns);
      const [r, c] = [Math.floor(at / columns), at % columns];
      const candidate = this.candidates()[c];
      const code = rows[r]?.criterion.code;
      if (candidate && code !== undefined && this.value(candidate.serviceId, code).kind === 'unknown') {
        this.go(r, c);
        return;
      }
    }
  }

  protected onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'gridcell') return;
    const { row, column } = this.position();
    const control = event.ctrlKey || event.metaKey;
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [control ? 0 : row, 0],
      End: [control ? Infinity : row, Infinity],
      PageUp: [row - 10, column],
      PageDown: [row + 10, column],
      Enter: [row + 1, column],
    };
    const move = moves[event.key];
    if (move) this.go(...move);
    else if (control && event.key.toLowerCase() === 'z') this.back(event.shiftKey);
    else if (control && event.key.toLowerCase() === 'y') this.back(true);
    else if (control || event.altKey || !this.act(event.key)) return;
    event.preventDefault();
  }

  /** What a key means on a cell; false: nothing. */
  private act(key: string): boolean {
    if (!this.mayScore()) return false;
    if (/^[0-4]$/.test(key)) this.setValue({ kind: 'known', level: Number(key) as Level });
    else if (key === '?' || key === '/' || key === 'Delete') this.setValue({ kind: 'unknown' });
    else if (key === 'n') this.panel()?.focusReason();
    else if (key === 'c') this.panel()?.focusOption();
    else if (key === 'e') this.panel()?.focusEvidence();
    else return false;
    return true;
  }

  protected setValue(value: Value): void {
    const current = this.current();
    if (!current) return;
    const { serviceId } = current.candidate;
    const { code } = current.criterion;
    this.store.set(serviceId, code, { ...this.store.draft(serviceId, code), value });
  }

  protected back(again: boolean): void {
    const cell = again ? this.store.redo() : this.store.undo();
    if (!cell) return;
    const row = this.rows().findIndex(({ criterion }) => criterion.code === cell.criterion);
    const column = this.candidates().findIndex(({ serviceId }) => serviceId === cell.serviceId);
    if (row >= 0 && column >= 0) this.go(row, column);
  }

  protected backToGrid(): void {
    this.cellElement(this.position())?.focus();
  }

  /** Unsent edits are kept in the browser; still better to wait for them. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.unsentCount() > 0) event.preventDefault();
  }
}

const UNKNOWN: Value = { kind: 'unknown' };
