import type { Routes } from '@angular/router';
import { signedIn } from '../../session/signed-in.guard';

export const issuedRoutes: Routes = [
  {
    path: ':id/reports',
    canActivate: [signedIn('reports.read')],
    loadComponent: () => import('./issued-reports').then((m) => m.IssuedReports),
  },
];
