import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Problem, ProblemCode, ProblemField } from '#contract/problem.js';
import { Language } from '../text/language';

/** What went wrong, as the server's problem+json says it; `offline` when nobody answered. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode | 'offline',
    readonly fields: readonly ProblemField[],
    /** the newer state, with `stale` */
    readonly current: unknown,
    readonly detail: string | null = null,
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status === 0) return new ApiProblem('offline', [], undefined);
  const problem = error.error as Partial<Problem> | null;
  return new ApiProblem(problem?.code ?? 'internal', problem?.fields ?? [], problem?.current, problem?.detail ?? null);
}

/** Writes to the server (reads go through `httpResource`). Rejects with `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  send<T>(method: 'POST' | 'PUT' | 'DELETE', url: string, body: unknown, version?: number): Promise<T> {
    const headers = version === undefined ? undefined : { 'If-Match': `"${version}"` };
    return firstValueFrom(this.http.request<T>(method, url, { body, ...(headers ? { headers } : {}) })).catch(
      (error: unknown) => {
        throw problemOf(error);
      },
    );
  }
  get<T>(url: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(url)).catch((error: unknown) => {
      throw problemOf(error);
    });
  }
}

/** The sentence for a person. */
@Injectable({ providedIn: 'root' })
export class ProblemText {
  private readonly t = inject(Language).text;

  of(problem: ApiProblem): string {
    return this.t().problems[problem.code];
  }
}
