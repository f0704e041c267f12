import type { Routes } from '@angular/router';

export const approvalsRoutes: Routes = [];
