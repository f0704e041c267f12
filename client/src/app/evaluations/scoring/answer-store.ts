import { DestroyRef, Injectable, type Signal, type WritableSignal, computed, inject, signal } from '@angular/core';
import type { StoredAnswer } from '#contract/evaluations.js';
import { Session } from '../../session/session';
import { Api, type ApiProblem, problemOf } from '../../ui/api';
import { UnsentShelf } from '../../ui/unsent-shelf';
import {
  type AnswerCell,
  type Draft,
  UNTOUCHED,
  asSetAnswer,
  begun,
  cellKey,
  confirmed,
  decided,
  draftOf,
  edited,
  keyParts,
  refreshed,
  refused,
  restored,
  sameAnswer,
  shown,
  stale,
  takenBack,
  unsent,
} from './answer-cell';
import { type History, NO_HISTORY, type Step, record, redo, undo } from './undo-history';

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000] as const;
/** one request a cell, and so many cells at once */
const AT_ONCE = 3;
/** what passes by itself, or by asking again */
const PASSING: readonly ApiProblem['code'][] = ['offline', 'unavailable', 'internal', 'throttled', 'conflict', 'xsrf'];

/**
 * The answers of an evaluation as one scores them: each change is shown at once, kept in this browser, and sent; a cell that
 * somebody else has changed since is a conflict to be decided, never overwritten, and holds up no other cell.
 */
@Injectable()
export class AnswerStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  /** a signal a cell: a change repaints its row and nothing else */
  private readonly cells = new Map<string, WritableSignal<AnswerCell>>();
  private readonly _unsent = signal<ReadonlySet<string>>(new Set());
  private readonly _troubles = signal<readonly string[]>([]);
  private readonly _history = signal<History>(NO_HISTORY);
  private readonly _loaded = signal(false);
  private readonly _savedAt = signal<Date | null>(null);
  private readonly _waiting = signal(false);
  private readonly flying = new Set<string>();
  private shelf: UnsentShelf<Draft> | null = null;
  private evaluationId = '';
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly loaded = this._loaded.asReadonly();
  readonly savedAt = this._savedAt.asReadonly();
  /** no connection: it is tried again by itself */
  readonly waiting = this._waiting.asReadonly();
  readonly unsentCount = computed(() => this._unsent().size);
  /** keys of the cells that wait for a decision */
  readonly troubles = this._troubles.asReadonly();
  readonly canUndo = computed(() => this._history().done.length > 0);
  readonly canRedo = computed(() => this._history().undone.length > 0);

  constructor() {
    const wake = () => {
      this.goOn();
    };
    addEventListener('online', wake);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', wake);
      clearTimeout(this.timer);
    });
  }

  /** The answers as the server lists them; the second time, what others have changed meanwhile. */
  take(evaluationId: string, answers: readonly StoredAnswer[]): void {
    for (const answer of answers) {
      const cell = this.writable(cellKey(answer.serviceId, answer.criterion));
      cell.update((one) => (this._loaded() ? refreshed(one, answer) : { ...one, stored: answer }));
    }
    if (!this._loaded()) {
      this.evaluationId = evaluationId;
      this.shelf = new UnsentShelf(localStorage, `shinsa.unsent.${this.session.person()?.id ?? ''}.${evaluationId}.`);
      for (const [key, { draft, base }] of this.shelf.all()) this.change(key, (one) => restored(one, draft, base));
      this._loaded.set(true);
    }
    this.pump();
  }

  cell(serviceId: string, criterion: string): Signal<AnswerCell> {
    return this.writable(cellKey(serviceId, criterion));
  }
  cellOf(key: string): Signal<AnswerCell> {
    return this.writable(key);
  }
  draft(serviceId: string, criterion: string): Draft {
    return draftOf(shown(this.cell(serviceId, criterion)()));
  }

  set(serviceId: string, criterion: string, draft: Draft): void {
    const key = cellKey(serviceId, criterion);
    const cell = this.writable(key)();
    const before = shown(cell);
    if (sameAnswer(before, draft)) return;
    this._history.update((history) => record(history, { key, before, after: draft, foreign: cell.foreign }));
    this.change(key, (one) => edited(one, draft));
    this.pump();
  }

  /** Both return the key of the cell that changed, to go there. */
  undo(): string | null {
    return this.back(undo(this._history()), ({ before }) => before);
  }
  redo(): string | null {
    return this.back(redo(this._history()), ({ after }) => after);
  }
  private back(result: { history: History; step: Step } | null, draft: (step: Step) => Draft): string | null {
    if (!result) return null;
    const { history, step } = result;
    this._history.set(history);
    this.change(step.key, (one) => takenBack(one, draft(step), step.foreign));
    this.pump();
    return step.key;
  }

  /** Decides a conflict (mine on top, or theirs) or a refusal (try again, or give the change up). */
  decide(key: string, keepMine: boolean): void {
    const { trouble, mine } = this.writable(key)();
    this.change(key, (one) => decided(one, keepMine));
    if (keepMine && mine && trouble?.kind === 'conflict') {
      // taken back, it leads to the answer that was replaced
      const { foreign } = this.writable(key)();
      this._history.update((history) => record(history, { key, before: trouble.theirs, after: mine, foreign }));
    }
    this.pump();
  }

  private writable(key: string): WritableSignal<AnswerCell> {
    const found = this.cells.get(key);
    if (found) return found;
    const made = signal(UNTOUCHED);
    this.cells.set(key, made);
    return made;
  }

  private change(key: string, to: (cell: AnswerCell) => AnswerCell): void {
    const cell = this.writable(key);
    const before = cell();
    cell.update(to);
    const { mine, base, trouble } = cell();
    if (mine) {
      if (mine !== before.mine || base !== before.base) this.shelf?.put(key, { draft: mine, base });
    } else this.shelf?.drop(key);
    if (this._unsent().has(key) !== (mine !== null)) {
      this._unsent.update((keys) => (mine ? new Set(keys).add(key) : new Set([...keys].filter((one) => one !== key))));
    }
    if (this._troubles().includes(key) !== (trouble !== null)) {
      this._troubles.update((keys) => (trouble ? [...keys, key] : keys.filter((one) => one !== key)));
    }
  }

  private goOn(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.pump();
  }
  /** Sends what may be sent, the oldest first. */
  private pump(): void {
    if (this.timer !== undefined) return;
    for (const key of this._unsent()) {
      if (this.flying.size >= AT_ONCE) return;
      if (!this.flying.has(key) && !this.writable(key)().trouble) void this.send(key);
    }
  }

  private async send(key: string): Promise<void> {
    this.change(key, begun);
    const { sending, base } = this.writable(key)();
    if (!sending) return;
    this.flying.add(key);
    const { serviceId, criterion } = keyParts(key);
    const path = `/api/evaluations/${this.evaluationId}/answers/${serviceId}/${encodeURIComponent(criterion)}`;
    try {
      const answer = await this.api.send<StoredAnswer>('PUT', path, asSetAnswer(sending), base);
      this.change(key, (one) => confirmed(one, answer));
      this.arrived(key);
    } catch (error) {
      this.failed(key, problemOf(error));
    } finally {
      this.flying.delete(key);
    }
    this.pump();
  }

  /** The server has answered. */
  private arrived(key: string): void {
    this.failures = 0;
    this._waiting.set(false);
    if (!this.writable(key)().trouble) this._savedAt.set(new Date());
  }

  private failed(key: string, problem: ApiProblem): void {
    if (problem.code === 'stale') {
      this.change(key, (one) => stale(one, problem.current as StoredAnswer));
      this.arrived(key);
    } else if (problem.code === 'unauthenticated') {
      this.change(key, unsent);
      this.later(RETRY_MS[4]);
      void this.session.restored().then(() => {
        this.goOn();
      });
    } else if (PASSING.includes(problem.code)) {
      this.change(key, unsent);
      this._waiting.set(true);
      // a fresh cookie for the next attempt; whether it came shows there
      if (problem.code === 'xsrf') void this.api.get('/api/session').catch(() => undefined);
      this.later(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? RETRY_MS[4]);
    } else {
      this.change(key, (one) => refused(one, problem));
    }
  }
  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.goOn();
    }, ms);
  }
}
