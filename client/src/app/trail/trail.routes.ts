import type { Routes } from '@angular/router';

export const trailRoutes: Routes = [{ path: '', loadComponent: () => import('./trail-list').then((m) => m.TrailList) }];
