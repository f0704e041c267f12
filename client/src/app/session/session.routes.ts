import type { Routes } from '@angular/router';

export const sessionRoutes: Routes = [{ path: '', loadComponent: () => import('./sign-in').then((m) => m.SignInPage) }];
