import type { Routes } from '@angular/router';

const page = () => import('./checklist-page').then((m) => m.ChecklistPage);

/** the newest version, or the one named */
export const checklistsRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: page },
  { path: ':id', loadComponent: page },
];
