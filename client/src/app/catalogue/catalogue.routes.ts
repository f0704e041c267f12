import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('catalogue.edit')], canDeactivate: [unsavedChanges] };
const serviceForm = () => import('./services/service-form').then((m) => m.ServiceForm);
const vendorForm = () => import('./vendors/vendor-form').then((m) => m.VendorForm);

export const catalogueRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'services' },
  { path: 'services', loadComponent: () => import('./services/service-list').then((m) => m.ServiceList) },
  { path: 'services/new', ...editing, loadComponent: serviceForm },
  { path: 'services/:id', loadComponent: () => import('./services/service-page').then((m) => m.ServicePage) },
  { path: 'services/:id/edit', ...editing, loadComponent: serviceForm },
  { path: 'vendors', loadComponent: () => import('./vendors/vendor-list').then((m) => m.VendorList) },
  { path: 'vendors/new', ...editing, loadComponent: vendorForm },
  { path: 'vendors/:id', loadComponent: () => import('./vendors/vendor-page').then((m) => m.VendorPage) },
  { path: 'vendors/:id/edit', ...editing, loadComponent: vendorForm },
];
