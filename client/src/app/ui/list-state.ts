import { Injectable, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** The state of a list lives in the address: only what differs from the default is written there. */
@Injectable()
export class ListState {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  set(parameters: Readonly<Record<string, string | null>>): void {
    const named = Object.entries(parameters).map(([name, value]) => [name, value === '' ? null : value] as const);
    this.write(Object.fromEntries(named));
  }

  /** As it is given: '' stays, for a condition that is left open although its default is not. */
  write(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      // the page stays where it is: only what it shows changes
      scroll: 'manual',
    });
  }
}
