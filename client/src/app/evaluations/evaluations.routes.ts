import type { Routes } from '@angular/router';
import { comparisonRoutes } from './comparison/comparison.routes';
import { listRoutes } from './list/list.routes';
import { scoringRoutes } from './scoring/scoring.routes';
import { setupRoutes } from './setup/setup.routes';

/** evaluations, evaluations/new, evaluations/:id (set-up), evaluations/:id/scoring, evaluations/:id/comparison */
export const evaluationsRoutes: Routes = [...listRoutes, ...scoringRoutes, ...comparisonRoutes, ...setupRoutes];
