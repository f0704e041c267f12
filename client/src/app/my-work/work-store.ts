import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { MyWork } from '#contract/notifications.js';
import { Session } from '../session/session';

/** What waits for the signed-in person: shown by its page, counted in the navigation. */
@Injectable({ providedIn: 'root' })
export class WorkStore {
  private readonly session = inject(Session);
  readonly resource = httpResource<MyWork>(() => (this.session.may('evaluations.read') ? '/api/my-work' : undefined));
  readonly count = computed(() => (this.resource.hasValue() ? this.resource.value().items.length : 0));

  /** Something may have been dealt with meanwhile. */
  refresh(): void {
    this.resource.reload();
  }
}
