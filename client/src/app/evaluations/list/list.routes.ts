import type { Routes } from '@angular/router';

export const listRoutes: Routes = [];
