import type { Routes } from '@angular/router';

export const myWorkRoutes: Routes = [
  { path: '', loadComponent: () => import('./my-work-page').then((m) => m.MyWorkPage) },
];
