import type { Routes } from '@angular/router';
import { signedIn } from '../../session/signed-in.guard';

export const listRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./evaluation-list').then((m) => m.EvaluationList) },
  {
    path: 'new',
    canActivate: [signedIn('evaluations.edit')],
    loadComponent: () => import('./evaluation-new').then((m) => m.EvaluationNew),
  },
];
