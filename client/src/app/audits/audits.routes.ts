import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

export const auditsRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./list/audit-list').then((m) => m.AuditList) },
  {
    path: 'new',
    canActivate: [signedIn('audits.edit')],
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./list/audit-new').then((m) => m.AuditNew),
  },
  { path: 'programme', loadComponent: () => import('./programme/programme-page').then((m) => m.ProgrammePage) },
  { path: 'plans', pathMatch: 'full', loadComponent: () => import('./plans/plan-list').then((m) => m.PlanList) },
  {
    path: 'plans/:id',
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./plans/plan-page').then((m) => m.PlanPage),
  },
  { path: ':id', loadComponent: () => import('./sheet/audit-page').then((m) => m.AuditPage) },
  { path: ':id/reports', loadComponent: () => import('./sheet/audit-reports').then((m) => m.AuditReports) },
  { path: ':id/fieldwork', loadComponent: () => import('./fieldwork/fieldwork-page').then((m) => m.FieldworkPage) },
];
