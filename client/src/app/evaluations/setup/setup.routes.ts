import type { Routes } from '@angular/router';

export const setupRoutes: Routes = [
  {
    path: ':id',
    pathMatch: 'full',
    loadComponent: () => import('./setup-page').then((m) => m.SetupPage),
    canDeactivate: [(page: { mayLeave(): boolean }) => page.mayLeave()],
  },
];
