import type { Route, Routes } from '@angular/router';

/**
 * Fetches the code of the page that the path names, so that it comes together with the answer to who is signed in and not after it.
 * The router asks for the same code later; what cannot be fetched is for it to say.
 */
export async function fetchPage(routes: Routes, path: string): Promise<void> {
  const segments = path.split('/').filter((segment) => segment !== '');
  const [first] = segments;
  const feature = routes.find((route) => route.path === first);
  const pages = feature?.children ?? ((await feature?.loadChildren?.()) as Routes | undefined);
  await pages?.find((page) => leadsTo(page, segments.slice(1)))?.loadComponent?.();
}

function leadsTo({ path = '' }: Route, segments: readonly string[]): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.length === segments.length && parts.every((part, at) => part.startsWith(':') || part === segments[at]);
}
