import type { Routes } from '@angular/router';

export const comparisonRoutes: Routes = [
  {
    path: ':id/comparison',
    loadComponent: () => import('./evaluation-comparison').then((m) => m.EvaluationComparison),
  },
];
