import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const mayEdit = [signedIn('contractors.edit')];
const form = () => import('./form/contractor-form').then((m) => m.ContractorForm);

export const contractorsRoutes: Routes = [
  { path: '', loadComponent: () => import('./list/contractor-list').then((m) => m.ContractorList) },
  { path: 'new', canActivate: mayEdit, canDeactivate: [unsavedChanges], loadComponent: form },
  {
    path: 'import',
    canActivate: mayEdit,
    loadComponent: () => import('./import/import-page').then((m) => m.ImportPage),
  },
  { path: ':id', loadComponent: () => import('./page/contractor-page').then((m) => m.ContractorPage) },
  { path: ':id/edit', canActivate: mayEdit, canDeactivate: [unsavedChanges], loadComponent: form },
];
