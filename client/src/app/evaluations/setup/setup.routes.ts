import type { Routes } from '@angular/router';
import { unsavedChanges } from '../../ui/unsaved-changes.guard';

export const setupRoutes: Routes = [
  {
    path: ':id',
    pathMatch: 'full',
    loadComponent: () => import('./setup-page').then((m) => m.SetupPage),
    canDeactivate: [unsavedChanges],
  },
];
