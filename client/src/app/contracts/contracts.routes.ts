import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('contracts.edit')], canDeactivate: [unsavedChanges] };
const form = () => import('./form/contract-form').then((m) => m.ContractForm);

export const contractsRoutes: Routes = [
  { path: '', loadComponent: () => import('./contract-list').then((m) => m.ContractList) },
  { path: 'board', loadComponent: () => import('./contract-board').then((m) => m.ContractBoardPage) },
  { path: 'new', ...editing, loadComponent: form },
  {
    path: ':id',
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./page/contract-page').then((m) => m.ContractPage),
  },
  { path: ':id/edit', ...editing, loadComponent: form },
];
