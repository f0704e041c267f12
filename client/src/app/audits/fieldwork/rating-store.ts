import { DestroyRef, Injectable, type Signal, type WritableSignal, computed, inject, signal } from '@angular/core';
import type { AuditAnswer } from '#contract/audits.js';
import { Session } from '../../session/session';
import { Api, type ApiProblem, problemOf } from '../../ui/api';
import { UnsentShelf } from '../../ui/unsent-shelf';
import {
  arrived,
  entered,
  inTrouble,
  type RatedQuestion,
  type RatingDraft,
  settled,
  shownDraft,
  UNRATED,
} from './rating';

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000] as const;
/** a text is sent when one has stopped typing for so long, or has left the field */
const PAUSE_MS = 800;
/** what passes by itself, or by asking again */
const PASSING: readonly ApiProblem['code'][] = ['offline', 'unavailable', 'internal', 'throttled', 'conflict', 'xsrf'];

/**
 * The ratings of an audit as one enters them: each is shown at once, kept on this device, and sent one after the other; without a
 * connection they wait and survive a reload. What two people rated is kept by the server; what one changed in two windows is
 * decided here.
 */
@Injectable()
export class RatingStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly questions = new Map<string, WritableSignal<RatedQuestion>>();
  private readonly _unsent = signal<readonly string[]>([]);
  private readonly _waiting = signal(false);
  private readonly _savedAt = signal<Date | null>(null);
  private shelf: UnsentShelf<RatingDraft & { readonly key: string }> | null = null;
  private auditId = '';
  private flying = false;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;

  /** no connection: it is tried again by itself */
  readonly waiting = this._waiting.asReadonly();
  readonly savedAt = this._savedAt.asReadonly();
  readonly unsentCount = computed(() => this._unsent().length);

  constructor() {
    const online = (): void => {
      this.goOn();
    };
    const offline = (): void => {
      this._waiting.set(true);
    };
    addEventListener('online', online);
    addEventListener('offline', offline);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', online);
      removeEventListener('offline', offline);
      clearTimeout(this.retry);
      clearTimeout(this.pause);
    });
  }

  /** The answers as the server has them, and what this device has not sent yet. */
  take(auditId: string, answers: readonly AuditAnswer[]): void {
    for (const answer of answers) this.question(answer.question).update((one) => ({ ...one, stored: answer }));
    if (this.auditId !== auditId) {
      this.auditId = auditId;
      this.shelf = new UnsentShelf(localStorage, `shinsa.ratings.${this.session.person()?.id ?? ''}.${auditId}.`);
      for (const [code, { draft, base }] of this.shelf.all()) {
        const { key, ...rest } = draft;
        this.question(code).update((one) => ({ ...one, mine: { draft: rest, base, key } }));
        this.mark(code);
      }
    }
    this.pump();
  }

  of(code: string): Signal<RatedQuestion> {
    return this.question(code);
  }

  /** Enters a draft; a text that is being typed is sent after a pause. */
  enter(code: string, change: Partial<RatingDraft>, empty: RatingDraft, typing = false): void {
    const draft = { ...(shownDraft(this.question(code)()) ?? empty), ...change };
    this.change(code, (one) => entered(one, draft, crypto.randomUUID()));
    clearTimeout(this.pause);
    if (typing) {
      this.pause = setTimeout(() => {
        this.pump();
      }, PAUSE_MS);
    } else this.pump();
  }

  /** Sends what waits for the end of typing. */
  flush(): void {
    clearTimeout(this.pause);
    this.pump();
  }

  settle(code: string, keepMine: boolean): void {
    this.change(code, (one) => settled(one, keepMine, crypto.randomUUID()));
    this.pump();
  }

  /** An answer that came by another way: a decision between two ratings. */
  replace(answer: AuditAnswer): void {
    this.change(answer.question, (one) => ({ ...one, stored: answer }));
  }

  private question(code: string): WritableSignal<RatedQuestion> {
    const known = this.questions.get(code);
    if (known) return known;
    const made = signal(UNRATED);
    this.questions.set(code, made);
    return made;
  }

  private change(code: string, to: (question: RatedQuestion) => RatedQuestion): void {
    const question = this.question(code);
    question.update(to);
    const { mine } = question();
    if (mine) this.shelf?.put(code, { draft: { ...mine.draft, key: mine.key }, base: mine.base });
    else this.shelf?.drop(code);
    this.mark(code);
  }

  private mark(code: string): void {
    const unsent = this.question(code)().mine !== null;
    this._unsent.update((codes) =>
      unsent === codes.includes(code) ? codes : unsent ? [...codes, code] : codes.filter((one) => one !== code),
    );
  }

  private goOn(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.pump();
  }

  /** One at a time, the oldest first: a slow line is not shared out. */
  private pump(): void {
    if (this.flying || this.retry !== undefined) return;
    const code = this._unsent().find((one) => !this.question(one)().trouble);
    if (code !== undefined) void this.send(code);
  }

  private async send(code: string): Promise<void> {
    const { mine } = this.question(code)();
    if (!mine) return;
    this.flying = true;
    try {
      const path = `/api/audits/${this.auditId}/answers/${encodeURIComponent(code)}`;
      const answer = await this.api.send<AuditAnswer>('PUT', path, { ...mine.draft, key: mine.key }, mine.base);
      this.change(code, (one) => arrived(one, mine.key, answer));
      this.failures = 0;
      this._waiting.set(false);
      this._savedAt.set(new Date());
    } catch (error) {
      this.failed(code, problemOf(error));
    } finally {
      this.flying = false;
    }
    this.pump();
  }

  private failed(code: string, problem: ApiProblem): void {
    if (problem.code === 'stale') {
      this.change(code, (one) => inTrouble(one, { kind: 'stale', theirs: problem.current as AuditAnswer }));
    } else if (problem.code === 'unauthenticated') {
      this.later(RETRY_MS[4]);
      void this.session.restored().then(() => {
        this.goOn();
      });
    } else if (PASSING.includes(problem.code)) {
      this._waiting.set(true);
      if (problem.code === 'xsrf') void this.api.get('/api/session').catch(() => undefined);
      this.later(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? RETRY_MS[4]);
    } else {
      this.change(code, (one) => inTrouble(one, { kind: 'refused', problem }));
    }
  }

  private later(ms: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.goOn();
    }, ms);
  }
}
