import { HttpClient, HttpErrorResponse, type HttpEvent, HttpEventType } from '@angular/common/http';
import { DOCUMENT, Injectable, inject } from '@angular/core';
import { filter, firstValueFrom, tap } from 'rxjs';
import type { Problem } from '#contract/problem.js';
import { ApiProblem, problemOf } from './api';

/** The name that Content-Disposition gives, RFC 6266: the extended form first. */
export function fileNameOf(disposition: string | null): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? 'download';
}

/** Fetches a file, so that a refusal can be shown as a sentence, and hands it to the browser to keep. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  /** Resolves with the name of the file; `received` hears how many bytes have come. */
  async save(url: string, received?: (bytes: number) => void): Promise<string> {
    try {
      const events = this.http.get(url, { observe: 'events', reportDownloadProgress: true, responseType: 'blob' });
      const response = await firstValueFrom(
        events.pipe(
          tap((event: HttpEvent<Blob>) => {
            if (event.type === HttpEventType.DownloadProgress) received?.(event.loaded);
          }),
          filter((event) => event.type === HttpEventType.Response),
        ),
      );
      const link = this.document.createElement('a');
      link.href = URL.createObjectURL(response.body ?? new Blob());
      link.download = fileNameOf(response.headers.get('content-disposition'));
      this.document.body.append(link);
      link.click();
      link.remove();
      URL.revokeObjectURL(link.href);
      return link.download;
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.error instanceof Blob && error.status > 0) {
        const problem = JSON.parse(await error.error.text()) as Partial<Problem>;
        throw new ApiProblem(problem.code ?? 'internal', problem.fields ?? [], undefined);
      }
      throw problemOf(error);
    }
  }
}
