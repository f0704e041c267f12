import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ApprovalPage } from '#contract/approvals.js';
import type { StoredChecklist } from '#contract/checklists.js';
import type { AnswerList, CandidateCertificates, Evaluation } from '#contract/evaluations.js';
import type { Level } from '#domain/checklist/checklist.js';
import { isOpen } from '#domain/evaluation/lifecycle.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { EvaluationHeader } from '../evaluation-header';
import { type Value, cellKey, keyParts, shown, withLevel } from './answer-cell';
import { AnswerStore } from './answer-store';
import { CellPanel } from './cell-panel';
import { DecideDialog } from './decide-dialog';
import { type Position, moved, nextOpen } from './grid-moves';
import { SaveState } from './save-state';
import { ScoringGroup } from './scoring-group';
import { ScoringRow } from './scoring-row';
import { ServiceReader } from './service-reader';

const MOVE_DOWN = 'shinsa.scoring.moveDown';

@Component({
  selector: 'sh-scoring-page',
  imports: [CellPanel, DecideDialog, EvaluationHeader, LoadState, MatButton, SaveState, ScoringGroup, ScoringRow],
  providers: [AnswerStore, ListState, ServiceReader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scoring-page.html',
  styleUrl: './scoring-page.scss',
  host: {
    '(keydown)': 'onKey($event)',
    '(click)': 'pick($event)',
    '(focusin)': 'pick($event)',
    '(window:beforeunload)': 'warn($event)',
    '(document:visibilitychange)': 'lookAgain()',
  },
})
export class ScoringPage {
  readonly id = input.required<string>();
  /** the filters live in the address */
  readonly open = input<string>();
  readonly must = input<string>();
  protected readonly list = inject(ListState);
  protected readonly store = inject(AnswerStore);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly changes = inject(ChangeDetectorRef);
  private readonly panel = viewChild(CellPanel);

  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
  protected readonly checklist = httpResource<StoredChecklist>(() => {
    const evaluation = this.evaluation.hasValue() ? this.evaluation.value() : undefined;
    return evaluation && `/api/checklists/${evaluation.checklistId}`;
  });
  protected readonly answers = httpResource<AnswerList>(() => `/api/evaluations/${this.id()}/answers`);
  protected readonly approvals = httpResource<ApprovalPage>(() =>
    this.session.may('approvals.read') ? `/api/approvals?subjectId=${this.id()}&limit=200` : undefined,
  );
  /** what the person may know of who asked, why and what was decided */
  protected readonly asked = computed(() => (this.approvals.hasValue() ? this.approvals.value().items : []));
  /** everybody's, unlike the approvals */
  protected readonly waivers = computed(() => (this.answers.hasValue() ? this.answers.value().waivers : []));
  protected readonly waived = computed<ReadonlySet<string>>(() => {
    const valid = this.waivers().filter(
      ({ state, lastDay }) => state === 'approved' && lastDay >= this.session.today(),
    );
    return new Set(valid.map(({ serviceId, criterion }) => cellKey(serviceId, criterion)));
  });

  private readonly covering = httpResource<CandidateCertificates>(() => `/api/evaluations/${this.id()}/certificates`);
  protected readonly certificates = computed(() => (this.covering.hasValue() ? this.covering.value().items : []));

  protected readonly openOnly = computed(() => this.open() === 'true');
  protected readonly mustOnly = computed(() => this.must() === 'true');
  protected readonly closed = signal<ReadonlySet<string>>(new Set());
  protected readonly moveDown = signal(localStorage.getItem(MOVE_DOWN) === 'true');
  protected readonly deciding = signal<string | null>(null);
  private readonly place = signal<{ readonly criterion: string; readonly serviceId: string } | null>(null);

  protected readonly candidates = computed(() =>
    this.evaluation.hasValue() ? this.evaluation.value().candidates : [],
  );
  protected readonly criteria = computed(() => (this.checklist.hasValue() ? this.checklist.value().criteria : []));
  protected readonly mayScore = computed(() => {
    if (!this.evaluation.hasValue()) return false;
    const { state, archived } = this.evaluation.value();
    return isOpen(state) && !archived && (state !== 'review' || this.session.may('evaluations.edit'));
  });
  /** a phone shows one service at a time */
  protected readonly narrow = this.watchWidth();

  /** Which rows have something open is asked when the filter is set: a row does not vanish under the hands. */
  private readonly visible = linkedSignal<boolean, ReadonlySet<string> | null>({
    source: () => this.openOnly() && this.store.loaded() && this.criteria().length > 0,
    computation: (on) =>
      on
        ? untracked(() => new Set(this.criteria().flatMap(({ code }) => (this.left(code)() > 0 ? [code] : []))))
        : null,
  });
  protected readonly groups = computed(() => {
    if (!this.checklist.hasValue() || !this.evaluation.hasValue()) return [];
    const { settings } = this.evaluation.value();
    const visible = this.visible();
    return this.checklist.value().viewpoints.map((viewpoint) => {
      const criteria = this.criteria().filter((one) => one.viewpoint === viewpoint.code);
      const rows = criteria
        .map((criterion) => ({ criterion, must: settings.mustHaves[criterion.code] ?? null }))
        .filter(({ criterion, must }) => (!visible || visible.has(criterion.code)) && (!this.mustOnly() || must));
      return {
        viewpoint,
        rows,
        weight: settings.viewpointWeights[viewpoint.code] ?? 0,
        left: computed(() => criteria.reduce((sum, { code }) => sum + this.left(code)(), 0)),
      };
    });
  });
  protected readonly rows = computed(() =>
    this.groups().flatMap(({ viewpoint, rows }) => (this.closed().has(viewpoint.code) ? [] : rows)),
  );
  protected readonly rowIndex = computed(
    () => new Map(this.rows().map(({ criterion }, index) => [criterion.code, index])),
  );
  protected readonly position = computed<Position>(() => {
    const place = this.place();
    const column = this.candidates().findIndex(({ serviceId }) => serviceId === place?.serviceId);
    return { row: this.rowIndex().get(place?.criterion ?? '') ?? 0, column: Math.max(0, column) };
  });
  protected readonly current = computed(() => {
    const row = this.rows()[this.position().row];
    const candidate = this.candidates()[this.position().column];
    return row && candidate ? { ...row, candidate, key: cellKey(candidate.serviceId, row.criterion.code) } : null;
  });
  protected readonly columns = computed(() => {
    const { column } = this.position();
    return this.narrow() ? this.candidates().slice(column, column + 1) : this.candidates();
  });
  protected readonly progress = computed(() => {
    const all = this.candidates().length * this.criteria().length;
    return { all, done: all - this.groups().reduce((sum, { left }) => sum + left(), 0) };
  });

  private readonly lefts = new Map<string, () => number>();
  constructor() {
    effect(() => {
      if (!this.answers.hasValue()) return;
      const { items } = this.answers.value();
      const id = this.id();
      untracked(() => {
        this.store.take(id, items);
      });
    });
    // what concerns the cell one is at comes up at once, and what was left undecided before one has begun;
    // the others wait under their marks
    effect(() => {
      const troubles = this.store.troubles();
      const key = untracked(() => (this.place() ? this.current()?.key : troubles[0]));
      if (key !== undefined && troubles.includes(key)) this.deciding.set(key);
    });
  }

  /** Cells of the criterion without an answer. */
  private left(code: string): () => number {
    const found = this.lefts.get(code);
    if (found) return found;
    const made = computed(() => this.candidates().filter(({ serviceId }) => this.isOpenCell(serviceId, code)).length);
    this.lefts.set(code, made);
    return made;
  }
  private isOpenCell(serviceId: string, code: string): boolean {
    return shown(this.store.cell(serviceId, code)()).value.kind === 'unknown';
  }

  private watchWidth() {
    const query = matchMedia('(max-width: 600px)');
    const narrow = signal(query.matches);
    const watch = () => {
      narrow.set(query.matches);
    };
    query.addEventListener('change', watch);
    inject(DestroyRef).onDestroy(() => {
      query.removeEventListener('change', watch);
    });
    return narrow.asReadonly();
  }

  protected toggle(code: string): void {
    this.closed.update((closed) => {
      const next = new Set(closed);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }
  protected setMoveDown(on: boolean): void {
    this.moveDown.set(on);
    localStorage.setItem(MOVE_DOWN, String(on));
  }

  /** Makes the cell the current one, whether it is in sight or not. */
  private goTo(criterion: string, serviceId: string): void {
    if (!this.criteria().some(({ code }) => code === criterion)) return;
    const viewpoint = this.criteria().find(({ code }) => code === criterion)?.viewpoint ?? '';
    if (this.closed().has(viewpoint)) this.toggle(viewpoint);
    if (!this.groups().some(({ rows }) => rows.some((row) => row.criterion.code === criterion))) {
      this.list.set({ open: null, must: null });
    }
    this.place.set({ criterion, serviceId });
    this.focusCell();
  }
  private goToPosition({ row, column }: Position, focus = true): void {
    const criterion = this.rows()[row]?.criterion.code;
    const serviceId = this.candidates()[column]?.serviceId;
    if (criterion === undefined || serviceId === undefined) return;
    this.place.set({ criterion, serviceId });
    if (focus) this.focusCell();
  }
  private focusCell(): void {
    // a cell that is there already takes the focus now, so that no key goes astray; a new one after it was drawn
    const cell = this.cellElement();
    if (cell) cell.focus();
    else requestAnimationFrame(() => this.cellElement()?.focus());
  }
  private cellElement(): HTMLElement | null {
    const { row, column } = this.position();
    const cell = `${row}-${this.narrow() ? 0 : column}`;
    return this.host.nativeElement.querySelector(`[data-cell="${cell}"]`);
  }
  protected backToGrid(): void {
    this.cellElement()?.focus();
  }
  /** One cell was clicked, or got the focus. */
  protected pick(event: Event): void {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
    const [row, column] = (target?.dataset.cell ?? '').split('-').map(Number);
    if (!target || row === undefined || column === undefined) return;
    this.goToPosition({ row, column: this.narrow() ? this.position().column : column }, false);
    if (event.type !== 'click') return;
    target.focus();
    const key = this.current()?.key;
    if (key !== undefined && this.store.troubles().includes(key)) this.deciding.set(key);
  }
  protected pickService(column: number): void {
    this.goToPosition({ row: this.position().row, column }, false);
  }

  protected nextUnanswered(): void {
    // folded viewpoints too, within the filters
    const rows = this.groups().flatMap((group) => group.rows);
    const columns = this.candidates();
    const at = this.current()?.criterion.code;
    const row = Math.max(
      0,
      rows.findIndex(({ criterion }) => criterion.code === at),
    );
    const found = nextOpen({ row, column: this.position().column }, rows.length, columns.length, (position) => {
      const code = rows[position.row]?.criterion.code;
      const serviceId = columns[position.column]?.serviceId;
      return code !== undefined && serviceId !== undefined && this.isOpenCell(serviceId, code);
    });
    const code = found && rows[found.row]?.criterion.code;
    const serviceId = found && columns[found.column]?.serviceId;
    if (code && serviceId) this.goTo(code, serviceId);
    else this.notices.done(this.t().scoring.nothingOpen);
  }

  protected onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.closest('input, textarea, select, dialog')) return;
    const control = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (control && (letter === 'z' || letter === 'y')) {
      this.back(event.shiftKey || letter === 'y');
      event.preventDefault();
      return;
    }
    const inGrid = event.target.getAttribute('role') === 'gridcell';
    if (!inGrid && !event.target.closest('sh-cell-panel')) return;
    const to = inGrid ? moved(this.position(), event, this.rows().length, this.candidates().length) : null;
    if (to) this.goToPosition(to);
    else if (control || event.altKey || !this.act(event.key)) return;
    event.preventDefault();
  }

  /** What a key means on a cell; false: nothing. */
  private act(key: string): boolean {
    if (!this.mayScore()) return false;
    if (/^[0-4]$/.test(key)) this.setLevel(Number(key) as Level);
    else if (key === '?' || key === '/' || key === 'Delete') this.setValue({ kind: 'unknown' });
    else if (key === 'n') this.panelNow()?.askReason();
    else if (key === 'c') this.panelNow()?.askOption();
    else if (key === 'e') this.panelNow()?.focusEvidence();
    else return false;
    return true;
  }
  /** The panel of the cell that the last key led to, although it has not been painted yet. */
  private panelNow(): CellPanel | undefined {
    this.changes.detectChanges();
    return this.panel();
  }
  private setLevel(level: Level): void {
    const current = this.current();
    if (!current) return;
    const { value } = this.store.draft(current.candidate.serviceId, current.criterion.code);
    this.setValue(withLevel(value, level));
    if (!this.moveDown()) return;
    const { row, column } = this.position();
    this.goToPosition({ row: row + 1, column });
  }
  private setValue(value: Value): void {
    const current = this.current();
    if (!current) return;
    const { serviceId } = current.candidate;
    const { code } = current.criterion;
    this.store.set(serviceId, code, { ...this.store.draft(serviceId, code), value });
  }

  protected back(again: boolean): void {
    const key = again ? this.store.redo() : this.store.undo();
    if (key === null) return;
    const { serviceId, criterion } = keyParts(key);
    this.goTo(criterion, serviceId);
    if (this.store.troubles().includes(key)) this.deciding.set(key);
  }

  protected decideFirst(): void {
    this.deciding.set(this.store.troubles()[0] ?? null);
  }
  protected decided(key: string): void {
    this.deciding.set(null);
    const { serviceId, criterion } = keyParts(key);
    this.goTo(criterion, serviceId);
  }
  protected titleOf(key: string): string {
    const { serviceId, criterion } = keyParts(key);
    const name = this.candidates().find((one) => one.serviceId === serviceId)?.name ?? '';
    const title = this.criteria().find(({ code }) => code === criterion)?.title;
    return `${title ? this.language.of(title) : criterion} — ${name}`;
  }

  protected askedAgain(): void {
    this.approvals.reload();
    this.answers.reload();
  }
  /** Others score too: back at this page, one sees what they entered meanwhile. */
  protected lookAgain(): void {
    if (document.visibilityState === 'visible' && this.store.loaded()) this.answers.reload();
  }
  /** Unsent edits are kept in the browser; still better to wait for them. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.unsentCount() > 0) event.preventDefault();
  }
}
