import type { Routes } from '@angular/router';

export const mailsRoutes: Routes = [{ path: '', loadComponent: () => import('./mail-list').then((m) => m.MailList) }];
