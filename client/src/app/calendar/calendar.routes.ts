import type { Routes } from '@angular/router';

export const calendarRoutes: Routes = [
  { path: '', loadComponent: () => import('./company-days-page').then((m) => m.CompanyDaysPage) },
];
