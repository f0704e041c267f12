import { HttpClient, HttpEventType } from '@angular/common/http';
import { DOCUMENT, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Subject, type Subscription } from 'rxjs';
import type { FileSubjectType, StoredFile } from '#contract/files.js';
import { Session } from '../session/session';
import { type ApiProblem, problemOf } from '../ui/api';
import { type Destination, type KeptUpload, UploadShelf } from './upload-shelf';

export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly to: Destination;
  /** 0–100; 100 while the server checks and cleans */
  readonly percent: number;
  readonly problem: ApiProblem | null;
  /** also kept in this browser, until it has arrived */
  readonly kept: boolean;
}

const RETRY_MS = 15_000;
const PASSING: readonly ApiProblem['code'][] = ['offline', 'unavailable', 'storageAway', 'throttled'];
/** It passes by itself: the file waits for that. */
export const isPassing = ({ code }: ApiProblem): boolean => PASSING.includes(code);

/**
 * Sends files, one at a time and the oldest first: a slow line is not shared out. What has not arrived is kept in this browser and is
 * sent when the line is back, after a reload and after the next sign-in as well, whichever page is open then.
 */
@Injectable({ providedIn: 'root' })
export class Uploads {
  private readonly http = inject(HttpClient);
  private readonly shelf = inject(UploadShelf);
  private readonly session = inject(Session);
  private readonly files = new Map<string, File>();
  private readonly _all = signal<readonly Upload[]>([]);
  private flying: { readonly key: string; readonly subscription: Subscription } | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;
  private personId = '';
  readonly arrived = new Subject<StoredFile>();

  constructor() {
    inject(DOCUMENT).defaultView?.addEventListener('online', () => {
      this.retryAll();
    });
    effect(() => {
      const id = this.session.person()?.id ?? '';
      untracked(() => void this.belongTo(id));
    });
  }

  /** Those that belong to one subject and, when it is given, to one part of it. */
  of(type: FileSubjectType, id: string, part?: string): readonly Upload[] {
    return this._all().filter(
      ({ to }) => to.subjectType === type && to.subjectId === id && (part === undefined || to.part === part),
    );
  }

  async send(file: File, to: Destination): Promise<void> {
    const upload: KeptUpload = { key: crypto.randomUUID(), personId: this.personId, file, to, chosenAt: Date.now() };
    this.add(upload, false);
    const kept = await this.shelf.put(upload);
    if (this.files.has(upload.key)) this.change(upload.key, { kept });
    else void this.shelf.drop(upload.key); // it has arrived, or was cancelled, meanwhile
  }

  /** Refused before anything is sent. */
  refuse({ name }: File, to: Destination, problem: ApiProblem): void {
    const key = crypto.randomUUID();
    this._all.update((all) => [...all, { key, name, to, percent: 0, problem, kept: false }]);
  }

  retry(key: string): void {
    this.change(key, { problem: null, percent: 0 });
    this.pump();
  }

  /** Cancels what is under way, and forgets what was refused. */
  dismiss(key: string): void {
    this.forget(key);
    this.pump();
  }

  /** What waits is sent by whom it belongs to. */
  private async belongTo(personId: string): Promise<void> {
    if (personId === this.personId) return;
    this.personId = personId;
    this.stop();
    this.files.clear();
    this._all.set([]);
    if (personId === '') return;
    const kept = await this.shelf.of(personId);
    if (this.personId === personId) for (const upload of kept) this.add(upload, true);
  }

  private add({ key, file, to }: KeptUpload, kept: boolean): void {
    this.files.set(key, file);
    this._all.update((all) => [...all, { key, name: file.name, to, percent: 0, problem: null, kept }]);
    this.pump();
  }

  private pump(): void {
    if (this.flying) return;
    const next = this._all().find(({ key, problem }) => problem === null && this.files.has(key));
    if (next) this.post(next);
  }

  private post({ key, name, to: { replaces, ...to } }: Upload): void {
    const file = this.files.get(key);
    const subscription = this.http
      .post<StoredFile>('/api/files', file, {
        params: { ...to, name, key, ...(replaces === null ? {} : { replaces }) },
        headers: { 'content-type': 'application/octet-stream' },
        observe: 'events',
        reportUploadProgress: true,
      })
      .subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress) {
            this.change(key, { percent: Math.round((100 * event.loaded) / Math.max(event.total ?? 0, 1)) });
          } else if (event.type === HttpEventType.Response && event.body) {
            this.dismiss(key);
            this.arrived.next(event.body);
          }
        },
        error: (error: unknown) => {
          this.flying = null;
          const problem = problemOf(error);
          this.change(key, { problem });
          if (!isPassing(problem)) this.pump();
          else this.later(problem);
        },
      });
    this.flying = { key, subscription };
  }

  /** What holds one up holds up all: they wait together. */
  private later(problem: ApiProblem): void {
    this._all.update((all) => all.map((one) => (one.problem === null ? { ...one, problem } : one)));
    clearTimeout(this.again);
    this.again = setTimeout(() => {
      this.retryAll();
    }, RETRY_MS);
  }

  private retryAll(): void {
    clearTimeout(this.again);
    this._all.update((all) =>
      all.map((one) => (one.problem && isPassing(one.problem) ? { ...one, problem: null, percent: 0 } : one)),
    );
    this.pump();
  }

  private forget(key: string): void {
    if (this.flying?.key === key) this.stop();
    this.files.delete(key);
    this._all.update((all) => all.filter((one) => one.key !== key));
    void this.shelf.drop(key);
  }

  private stop(): void {
    this.flying?.subscription.unsubscribe();
    this.flying = null;
    clearTimeout(this.again);
  }

  private change(key: string, change: Partial<Upload>): void {
    this._all.update((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }
}
