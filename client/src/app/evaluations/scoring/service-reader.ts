import { Injectable, type WritableSignal, inject, signal } from '@angular/core';
import type { Service } from '#contract/services.js';
import { Api } from '../../ui/api';

/** What sources state about the candidates: each service is asked for once, when one comes to it. */
@Injectable()
export class ServiceReader {
  private readonly api = inject(Api);
  private readonly services = new Map<string, WritableSignal<Service | null>>();

  /** null: not here yet */
  of(id: string): Service | null {
    return this.slot(id)();
  }
  want(id: string): void {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    this.api.get<Service>(`/api/services/${id}`).then(
      (service) => {
        this.slot(id).set(service);
      },
      () => {
        // a hint only: asked for again when one comes back
        this.asked.delete(id);
      },
    );
  }

  private readonly asked = new Set<string>();
  private slot(id: string): WritableSignal<Service | null> {
    const found = this.services.get(id) ?? signal<Service | null>(null);
    this.services.set(id, found);
    return found;
  }
}
