import type { Routes } from '@angular/router';

export const auditsRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./list/audit-list').then((m) => m.AuditList) },
  { path: 'programme', loadComponent: () => import('./programme/programme-page').then((m) => m.ProgrammePage) },
  { path: ':id', loadComponent: () => import('./sheet/audit-page').then((m) => m.AuditPage) },
  { path: ':id/fieldwork', loadComponent: () => import('./fieldwork/fieldwork-page').then((m) => m.FieldworkPage) },
];
