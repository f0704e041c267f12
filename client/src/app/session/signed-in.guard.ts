import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import type { Permission } from '#domain/access/roles.js';
import { Session } from './session';

/** Only for signed-in people, with a permission where one is named; the wanted address is kept for after the sign-in. */
export const signedIn =
  (permission?: Permission): CanActivateFn =>
  (_route, state) => {
    const session = inject(Session);
    const router = inject(Router);
    if (!session.person()) return router.createUrlTree(['/sign-in'], { queryParams: { to: state.url } });
    if (permission && !session.may(permission)) return router.createUrlTree(['/not-found']);
    return true;
  };
