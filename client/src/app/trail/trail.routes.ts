import type { Routes } from '@angular/router';

export const trailRoutes: Routes = [];
