import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('findings.edit')], canDeactivate: [unsavedChanges] };
const form = () => import('./finding-form').then((m) => m.FindingForm);

export const findingsRoutes: Routes = [
  { path: '', loadComponent: () => import('./finding-list').then((m) => m.FindingList) },
  { path: 'board', loadComponent: () => import('./finding-board').then((m) => m.FindingBoardPage) },
  { path: 'terms', pathMatch: 'full', loadComponent: () => import('./terms/terms-page').then((m) => m.TermsPage) },
  {
    path: 'terms/edit',
    canActivate: [signedIn('findings.terms')],
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./terms/terms-form').then((m) => m.TermsForm),
  },
  { path: 'new', ...editing, loadComponent: form },
  {
    path: ':id',
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./finding-page').then((m) => m.FindingPage),
  },
  { path: ':id/edit', ...editing, loadComponent: form },
];
