import { HttpClient, HttpErrorResponse, HttpEventType } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { lastValueFrom, tap } from 'rxjs';
import type { ImportPreview, ImportProgress } from '#contract/contractor-imports.js';
import type { Problem } from '#contract/problem.js';
import { ApiProblem, problemOf } from '../../ui/api';
import { lastStep } from './progress-lines';

const BYTES = { 'Content-Type': 'application/octet-stream' };

/** Sends sheets: to be looked at, and to be written. Rejects with `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class SheetImport {
  private readonly http = inject(HttpClient);

  preview(file: File): Promise<ImportPreview> {
    const params = { name: file.name };
    return lastValueFrom(
      this.http.post<ImportPreview>('/api/contractors/imports/preview', file, { params, headers: BYTES }),
    ).catch((error: unknown) => {
      throw problemOf(error);
    });
  }

  /** `step` hears how far it is; resolves with what was done. */
  async confirm(file: File, digest: string, step: (progress: ImportProgress) => void): Promise<ImportProgress> {
    const hear = (lines: string): void => {
      const progress = lastStep(lines);
      if (progress) step(progress);
    };
    try {
      const answer = await lastValueFrom(
        this.http
          .post('/api/contractors/imports', file, {
            params: { name: file.name, digest },
            headers: BYTES,
            observe: 'events',
            reportDownloadProgress: true,
            responseType: 'text',
          })
          .pipe(
            tap((event) => {
              if (event.type === HttpEventType.DownloadProgress) hear(event.partialText ?? '');
            }),
          ),
      );
      const last = answer.type === HttpEventType.Response ? lastStep(answer.body ?? '') : null;
      // without its last line an import has come to nothing
      if (!last?.result) throw new ApiProblem('internal', [], undefined);
      return last;
    } catch (error) {
      if (error instanceof HttpErrorResponse && typeof error.error === 'string' && error.status > 0) {
        const problem = JSON.parse(error.error) as Partial<Problem>;
        throw new ApiProblem(problem.code ?? 'internal', problem.fields ?? [], problem.current);
      }
      throw problemOf(error);
    }
  }
}
