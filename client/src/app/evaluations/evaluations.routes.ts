import type { Routes } from '@angular/router';
import { comparisonRoutes } from './comparison/comparison.routes';
import { issuedRoutes } from './issued/issued.routes';
import { listRoutes } from './list/list.routes';
import { scoringRoutes } from './scoring/scoring.routes';
import { setupRoutes } from './setup/setup.routes';

/** evaluations, evaluations/new, evaluations/:id (set-up), evaluations/:id/scoring, evaluations/:id/comparison, evaluations/:id/reports */
export const evaluationsRoutes: Routes = [
  ...listRoutes,
  ...scoringRoutes,
  ...comparisonRoutes,
  ...issuedRoutes,
  ...setupRoutes,
];
