import { HttpClient, HttpEventType } from '@angular/common/http';
import { DestroyRef, DOCUMENT, Injectable, inject, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import type { FileSubjectType, StoredFile } from '#contract/files.js';
import { type ApiProblem, problemOf } from '../ui/api';

export interface Upload {
  readonly id: number;
  readonly name: string;
  /** 0–100; 100 while the server checks and cleans */
  readonly percent: number;
  readonly problem: ApiProblem | null;
}

export interface Destination {
  readonly subjectType: FileSubjectType;
  readonly subjectId: string;
  readonly part: string;
  readonly replaces: string | null;
}

interface Sending {
  readonly file: File;
  readonly to: Destination;
  subscription: Subscription | null;
}

/** Sends files of one list, each with its progress; what the connection lost is sent again when it is back. */
@Injectable()
export class Uploads {
  private readonly http = inject(HttpClient);
  private readonly sending = new Map<number, Sending>();
  private readonly _all = signal<readonly Upload[]>([]);
  private last = 0;
  readonly all = this._all.asReadonly();
  /** hears of each file that has arrived */
  arrived: (file: StoredFile) => void = () => undefined;

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const again = () => {
      for (const { id, problem } of this._all()) if (problem?.code === 'offline') this.retry(id);
    };
    window?.addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', again);
      for (const { subscription } of this.sending.values()) subscription?.unsubscribe();
    });
  }

  send(file: File, to: Destination): void {
    const id = ++this.last;
    this.sending.set(id, { file, to, subscription: null });
    this._all.update((all) => [...all, { id, name: file.name, percent: 0, problem: null }]);
    this.retry(id);
  }

  /** Refused before anything is sent. */
  refuse(file: File, problem: ApiProblem): void {
    this._all.update((all) => [...all, { id: ++this.last, name: file.name, percent: 0, problem }]);
  }

  retry(id: number): void {
    const one = this.sending.get(id);
    if (!one) return;
    const { file, to } = one;
    this.change(id, { percent: 0, problem: null });
    const { replaces, ...params } = { ...to, name: file.name };
    one.subscription = this.http
      .post<StoredFile>('/api/files', file, {
        params: { ...params, ...(replaces === null ? {} : { replaces }) },
        headers: { 'content-type': 'application/octet-stream' },
        observe: 'events',
        reportUploadProgress: true,
      })
      .subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress) {
            this.change(id, { percent: Math.round((100 * event.loaded) / Math.max(event.total ?? file.size, 1)) });
          } else if (event.type === HttpEventType.Response && event.body) {
            this.dismiss(id);
            this.arrived(event.body);
          }
        },
        error: (error: unknown) => {
          this.change(id, { problem: problemOf(error) });
        },
      });
  }

  /** Cancels what is under way, and forgets what was refused. */
  dismiss(id: number): void {
    this.sending.get(id)?.subscription?.unsubscribe();
    this.sending.delete(id);
    this._all.update((all) => all.filter((one) => one.id !== id));
  }

  private change(id: number, change: Partial<Upload>): void {
    this._all.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}
