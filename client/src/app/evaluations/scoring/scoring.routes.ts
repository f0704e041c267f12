import type { Routes } from '@angular/router';

export const scoringRoutes: Routes = [];
