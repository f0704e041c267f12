import type { Routes } from '@angular/router';

export const setupRoutes: Routes = [];
