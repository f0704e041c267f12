import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Session } from './session';

/** When the session ends in the middle of the work, the request waits for the next sign-in and is sent again. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.url.startsWith('/api/session') || request.url.startsWith('/api/verify')) return next(request);
  const session = inject(Session);
  const document = inject(DOCUMENT);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401 || !session.person()) {
        return throwError(() => error);
      }
      return from(session.restored()).pipe(
        switchMap(() => {
          const token = /(?:^|;\s*)XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1];
          return next(
            token === undefined
              ? request
              : request.clone({ setHeaders: { 'X-XSRF-TOKEN': decodeURIComponent(token) } }),
          );
        }),
      );
    }),
  );
};
