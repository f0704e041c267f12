import type { HttpInterceptorFn } from '@angular/common/http';

/** What happens when the session ends in the middle of the work. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => next(request);
