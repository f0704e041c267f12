import type { Routes } from '@angular/router';
import { signedIn } from '../session/signed-in.guard';
import { unsavedChanges } from '../ui/unsaved-changes.guard';

const editing = { canActivate: [signedIn('certificates.edit')], canDeactivate: [unsavedChanges] };
const form = () => import('./certificate-form').then((m) => m.CertificateForm);

export const certificatesRoutes: Routes = [
  { path: '', loadComponent: () => import('./certificate-list').then((m) => m.CertificateList) },
  { path: 'new', ...editing, loadComponent: form },
  { path: ':id', loadComponent: () => import('./certificate-page').then((m) => m.CertificatePage) },
  { path: ':id/edit', ...editing, loadComponent: form },
];
