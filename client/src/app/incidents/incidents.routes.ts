import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('incidents.edit')], canDeactivate: [unsavedChanges] };
const form = () => import('./incident-form').then((m) => m.IncidentForm);

export const incidentsRoutes: Routes = [
  { path: '', loadComponent: () => import('./incident-list').then((m) => m.IncidentList) },
  { path: 'new', ...editing, loadComponent: form },
  {
    path: ':id',
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./incident-page').then((m) => m.IncidentPage),
  },
  { path: ':id/edit', ...editing, loadComponent: form },
];
