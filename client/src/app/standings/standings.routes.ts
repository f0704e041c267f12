import type { Routes } from '@angular/router';

export const standingsRoutes: Routes = [
  { path: '', loadComponent: () => import('./standing-list').then((m) => m.StandingList) },
  { path: ':id', loadComponent: () => import('./page/standing-page').then((m) => m.StandingPage) },
];
