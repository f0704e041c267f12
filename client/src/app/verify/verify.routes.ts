import type { Routes } from '@angular/router';

export const verifyRoutes: Routes = [];
