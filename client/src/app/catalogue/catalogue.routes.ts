import type { Routes } from '@angular/router';

export const catalogueRoutes: Routes = [];
