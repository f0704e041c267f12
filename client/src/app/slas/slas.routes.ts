import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('slas.edit')], canDeactivate: [unsavedChanges] };

export const slasRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./sla-list').then((m) => m.SlaList) },
  { path: 'new', ...editing, loadComponent: () => import('./sla-form').then((m) => m.SlaForm) },
  { path: ':id', loadComponent: () => import('./sla-page').then((m) => m.SlaPage) },
  { path: ':id/edit', ...editing, loadComponent: () => import('./sla-form').then((m) => m.SlaForm) },
  { path: ':id/terms', ...editing, loadComponent: () => import('./terms-form').then((m) => m.TermsForm) },
  {
    path: ':id/import',
    canActivate: [signedIn('slas.edit')],
    loadComponent: () => import('./outage-import').then((m) => m.OutageImport),
  },
];
