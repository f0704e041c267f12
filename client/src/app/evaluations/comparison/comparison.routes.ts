import type { Routes } from '@angular/router';

export const comparisonRoutes: Routes = [
  { path: ':id/comparison', loadComponent: () => import('./comparison-page').then((m) => m.ComparisonPage) },
];
