import type { Routes } from '@angular/router';
import { signedIn } from '../../session/signed-in.guard';

export const scoringRoutes: Routes = [
  {
    path: ':id/scoring',
    canActivate: [signedIn('evaluations.score')],
    loadComponent: () => import('./scoring-page').then((m) => m.ScoringPage),
  },
];
