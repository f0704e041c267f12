import type { Routes } from '@angular/router';
import { VerifyPage } from './verify';

export const verifyRoutes: Routes = [
  { path: '', pathMatch: 'full', component: VerifyPage },
  { path: ':code', component: VerifyPage },
];
