import type { Routes } from '@angular/router';

export const checklistsRoutes: Routes = [];
