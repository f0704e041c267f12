import { expect, it } from 'vitest';
import type { Routes } from '@angular/router';
import { fetchPage } from './early-page';

it.each([
  ['/audits', ['audits', 'list']],
  ['/audits/', ['audits', 'list']],
  ['/audits/new', ['audits', 'new']],
  ['/audits/7', ['audits', 'one']],
  ['/audits/7/fieldwork', ['audits', 'fieldwork']],
  ['/audits/7/nowhere', ['audits']],
  ['/at-hand', ['list']],
  ['/people', []],
  ['/', []],
])('the code that %s needs: %j', async (path, expected) => {
  const fetched: string[] = [];
  const loadComponent = (name: string) => () => {
    fetched.push(name);
    return Promise.resolve(Object);
  };
  const pages: Routes = [
    { path: '', loadComponent: loadComponent('list') },
    { path: 'new', loadComponent: loadComponent('new') },
    { path: ':id', loadComponent: loadComponent('one') },
    { path: ':id/fieldwork', loadComponent: loadComponent('fieldwork') },
  ];
  const loadChildren = () => {
    fetched.push('audits');
    return Promise.resolve(pages);
  };
  const routes: Routes = [
    { path: '', pathMatch: 'full', children: [] },
    { path: 'audits', loadChildren },
    { path: 'at-hand', children: pages },
  ];
  await fetchPage(routes, path);
  expect(fetched).toEqual(expected);
});
