import type { Routes } from '@angular/router';

export const auditsRoutes: Routes = [
  { path: ':id/fieldwork', loadComponent: () => import('./fieldwork/fieldwork-page').then((m) => m.FieldworkPage) },
];
