import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { AnswerList, StoredAnswer } from '#contract/evaluations.js';
import { Session } from '../../session/session';
import { Api, type ApiProblem, problemOf } from '../../ui/api';
import {
  type Draft,
  type Edit,
  type History,
  NO_HISTORY,
  asSetAnswer,
  cellKey,
  enqueue,
  rebase,
  record,
  redo,
  undo,
} from './answer-queue';

export interface Conflict {
  readonly edit: Edit;
  readonly theirs: StoredAnswer;
}
export interface Refused {
  readonly edit: Edit;
  readonly problem: ApiProblem;
}

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000] as const;

/**
 * The answers of an evaluation as one scores them: each change is shown at once, queued, kept in this browser, and sent; a cell
 * that somebody else has changed since is a conflict to be decided, never overwritten.
 */
@Injectable()
export class AnswerStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly _stored = signal<ReadonlyMap<string, StoredAnswer>>(new Map());
  private readonly _queue = signal<readonly Edit[]>([]);
  private readonly _inFlight = signal<Edit | null>(null);
  private readonly _history = signal<History>(NO_HISTORY);
  private readonly _conflict = signal<Conflict | null>(null);
  private readonly _refused = signal<Refused | null>(null);
  private readonly _loaded = signal(false);
  private readonly _savedAt = signal<Date | null>(null);
  private readonly _waiting = signal(false);
  private evaluationId = '';
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly stored = this._stored.asReadonly();
  readonly loaded = this._loaded.asReadonly();
  readonly conflict = this._conflict.asReadonly();
  readonly refused = this._refused.asReadonly();
  readonly savedAt = this._savedAt.asReadonly();
  /** no connection: it is tried again by itself */
  readonly waiting = this._waiting.asReadonly();
  readonly unsentCount = computed(() => this._queue().length + (this._inFlight() ? 1 : 0));
  readonly canUndo = computed(() => this._history().done.length > 0);
  readonly canRedo = computed(() => this._history().undone.length > 0);
  /** what is on the screen: the stored answers with the unsent edits over them */
  readonly shown = computed<ReadonlyMap<string, Draft>>(() => {
    const map = new Map<string, Draft>(this._stored());
    const flying = this._inFlight();
    for (const edit of [...(flying ? [flying] : []), ...this._queue()]) {
      map.set(cellKey(edit.serviceId, edit.criterion), edit.draft);
    }
    return map;
  });

  constructor() {
    const wake = () => {
      this.failures = 0;
      void this.send();
    };
    addEventListener('online', wake);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', wake);
      clearTimeout(this.timer);
    });
  }

  async load(evaluationId: string): Promise<void> {
    this.evaluationId = evaluationId;
    const { items } = await this.api.get<AnswerList>(`/api/evaluations/${evaluationId}/answers`);
    this._stored.set(new Map(items.map((one) => [cellKey(one.serviceId, one.criterion), one])));
    this._queue.set(JSON.parse(localStorage.getItem(this.storageKey()) ?? '[]') as Edit[]);
    this._loaded.set(true);
    void this.send();
  }

  draft(serviceId: string, criterion: string): Draft {
    return (
      this.shown().get(cellKey(serviceId, criterion)) ?? { value: { kind: 'unknown' }, grade: null, evidence: null }
    );
  }

  set(serviceId: string, criterion: string, draft: Draft): void {
    const before = this.draft(serviceId, criterion);
    if (JSON.stringify(before) === JSON.stringify(draft)) return;
    this._history.update((history) => record(history, { serviceId, criterion, before, after: draft }));
    this.push(serviceId, criterion, draft);
  }

  /** Returns the cell that changed, to go there. */
  undo(): { serviceId: string; criterion: string } | null {
    const result = undo(this._history());
    if (!result) return null;
    this._history.set(result.history);
    this.push(result.step.serviceId, result.step.criterion, result.step.before);
    return result.step;
  }
  redo(): { serviceId: string; criterion: string } | null {
    const result = redo(this._history());
    if (!result) return null;
    this._history.set(result.history);
    this.push(result.step.serviceId, result.step.criterion, result.step.after);
    return result.step;
  }

  /** Decides a conflict: the own answer on top of the newer one, or the newer one. */
  resolve(keepMine: boolean): void {
    const conflict = this._conflict();
    if (!conflict) return;
    this._conflict.set(null);
    this.confirm(conflict.theirs);
    if (keepMine) this.push(conflict.edit.serviceId, conflict.edit.criterion, conflict.edit.draft);
    else void this.send();
  }
  discardRefused(): void {
    this._refused.set(null);
    void this.send();
  }

  private push(serviceId: string, criterion: string, draft: Draft): void {
    const key = cellKey(serviceId, criterion);
    const version = this._stored().get(key)?.version ?? 0;
    this.keep(enqueue(this._queue(), { serviceId, criterion, draft, version }));
    void this.send();
  }

  private storageKey(): string {
    return `shinsa.unsent.${this.session.person()?.id ?? ''}.${this.evaluationId}`;
  }
  /** The queue outlives a reload and the end of the session; what is under way counts as unsent until it is confirmed. */
  private keep(queue: readonly Edit[]): void {
    this._queue.set(queue);
    const flying = this._inFlight();
    const unsent = flying ? enqueueBehind(flying, queue) : queue;
    if (unsent.length === 0) localStorage.removeItem(this.storageKey());
    else localStorage.setItem(this.storageKey(), JSON.stringify(unsent));
  }

  private confirm(answer: StoredAnswer): void {
    const { serviceId, criterion, version } = answer;
    this._stored.update((map) => new Map(map).set(cellKey(serviceId, criterion), answer));
    this.keep(rebase(this._queue(), serviceId, criterion, version));
  }

  private async send(): Promise<void> {
    const [edit, ...rest] = this._queue();
    if (!edit || this._inFlight() || this._conflict() || this._refused()) return;
    clearTimeout(this.timer);
    this._inFlight.set(edit);
    this.keep(rest);
    const path = `/api/evaluations/${this.evaluationId}/answers/${edit.serviceId}/${encodeURIComponent(edit.criterion)}`;
    try {
      const answer = await this.api.send<StoredAnswer>('PUT', path, asSetAnswer(edit.draft), edit.version);
      this._inFlight.set(null);
      this.failures = 0;
      this._waiting.set(false);
      this.confirm(answer);
      this._savedAt.set(new Date());
      void this.send();
    } catch (error) {
      this._inFlight.set(null);
      this.failed(edit, problemOf(error));
    }
  }

  private failed(edit: Edit, problem: ApiProblem): void {
    if (problem.code === 'stale') {
      this.keep(this._queue());
      this._conflict.set({ edit: this.newest(edit), theirs: problem.current as StoredAnswer });
      return;
    }
    if (problem.code === 'offline' || problem.code === 'unavailable' || problem.code === 'internal') {
      this.keep(enqueueBehind(edit, this._queue()));
      this._waiting.set(true);
      const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)];
      this.timer = setTimeout(() => void this.send(), wait);
      return;
    }
    this.keep(this._queue());
    this._refused.set({ edit, problem });
  }

  /** The edit with what was entered for its cell while it was under way. */
  private newest(edit: Edit): Edit {
    const later = this._queue().find((one) => one.serviceId === edit.serviceId && one.criterion === edit.criterion);
    if (later) this.keep(this._queue().filter((one) => one !== later));
    return later ?? edit;
  }
}

/** An edit that was taken out, put back in front; a later one of its cell replaces it. */
function enqueueBehind(edit: Edit, queue: readonly Edit[]): Edit[] {
  return queue.reduce<Edit[]>((all, one) => enqueue(all, one), [edit]);
}
