import type { Routes } from '@angular/router';

export const approvalsRoutes: Routes = [
  { path: '', loadComponent: () => import('./approval-list').then((m) => m.ApprovalList) },
];
