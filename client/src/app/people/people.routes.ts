import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';

export const peopleRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./people-list').then((m) => m.PeopleList) },
  {
    path: 'new',
    canActivate: [signedIn('people.edit')],
    loadComponent: () => import('./person-new').then((m) => m.PersonNew),
  },
  { path: ':id', loadComponent: () => import('./person-edit').then((m) => m.PersonEdit) },
];
