import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

export const peopleRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./people-list').then((m) => m.PeopleList) },
  {
    path: 'new',
    canActivate: [signedIn('people.edit')],
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./person-new').then((m) => m.PersonNew),
  },
  {
    path: ':id',
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./person-edit').then((m) => m.PersonEdit),
  },
];
