import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('people.edit')], canDeactivate: [unsavedChanges] };
const form = () => import('./person-form').then((m) => m.PersonForm);

export const peopleRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./people-list').then((m) => m.PeopleList) },
  { path: 'new', ...editing, loadComponent: form },
  { path: ':id', loadComponent: () => import('./person-page').then((m) => m.PersonPage) },
  { path: ':id/edit', ...editing, loadComponent: form },
];
