import { Injectable } from '@angular/core';
import type { FileSubjectType } from '#contract/files.js';

export interface Destination {
  readonly subjectType: FileSubjectType;
  readonly subjectId: string;
  readonly part: string;
  readonly replaces: string | null;
}

/** A file that has not arrived yet, as this browser keeps it. */
export interface KeptUpload {
  /** what it is called on both sides: the server keeps what comes twice under one key once */
  readonly key: string;
  readonly personId: string;
  readonly file: File;
  readonly to: Destination;
  readonly chosenAt: number;
}

const STORE = 'uploads';

/** The bytes of unsent files in this browser (IndexedDB): they outlive a reload, the end of the session and a crash. */
@Injectable({ providedIn: 'root' })
export class UploadShelf {
  private opened: Promise<IDBDatabase> | null = null;

  /** False where the browser keeps nothing: storage is full or switched off. */
  put(upload: KeptUpload): Promise<boolean> {
    return this.ask('readwrite', (store) => store.put(upload)).then(
      () => true,
      () => false,
    );
  }
  async drop(key: string): Promise<void> {
    await this.ask('readwrite', (store) => store.delete(key)).catch(() => undefined);
  }
  /** Those of one person, the oldest first; nobody sends somebody else's in their own name. */
  async of(personId: string): Promise<readonly KeptUpload[]> {
    const all = await this.ask<KeptUpload[]>('readonly', (store) => store.getAll() as IDBRequest<KeptUpload[]>).catch(
      () => [],
    );
    return all.filter((one) => one.personId === personId).sort((a, b) => a.chosenAt - b.chosenAt);
  }

  private async ask<T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await (this.opened ??= open());
    return new Promise((done, fail) => {
      const transaction = database.transaction(STORE, mode);
      const asked = question(transaction.objectStore(STORE));
      // not before all of it is kept
      transaction.oncomplete = () => {
        done(asked.result);
      };
      transaction.onabort = transaction.onerror = () => {
        fail(transaction.error ?? new Error('nothing was kept'));
      };
    });
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('shinsa.uploads', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(STORE, { keyPath: 'key' });
    };
    asked.onsuccess = () => {
      done(asked.result);
    };
    asked.onerror = () => {
      fail(asked.error ?? new Error('this browser keeps nothing'));
    };
  });
}
