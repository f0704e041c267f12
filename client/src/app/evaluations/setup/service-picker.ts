import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, model, output, signal } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ServicePage, ServiceSummary } from '#contract/services.js';
import { Language } from '../../text/language';
import { LoadState } from '../../ui/load-state';

/** Chooses services of the catalogue by search and tick. */
@Component({
  selector: 'sh-service-picker',
  imports: [LoadState, MatFormFieldModule, MatInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ t().evaluations.searchServices }}</mat-label>
      <input #search matInput type="search" [value]="q()" (input)="q.set(search.value)" />
    </mat-form-field>
    <sh-load-state [resource]="page" />
    <ul>
      @for (service of services(); track service.id) {
        <li>
          <label>
            <input type="checkbox" [checked]="chosen().includes(service.id)" (change)="toggle(service)" />
            <span>{{ service.name }}</span> <small>{{ service.vendor?.name }} {{ service.type }}</small>
          </label>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr));
      gap: 0 12px;
      max-height: 320px;
      overflow: auto;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 6px 4px;
    }
  `,
})
export class ServicePicker {
  readonly chosen = model.required<readonly string[]>();
  /** a service that was ticked, with what the catalogue says of it */
  readonly picked = output<ServiceSummary>();
  protected readonly t = inject(Language).text;
  protected readonly q = signal('');
  protected readonly page = httpResource<ServicePage>(() => ({
    url: '/api/services',
    params: { limit: 200, ...(this.q() ? { q: this.q() } : {}) },
  }));
  protected readonly services = computed(() => (this.page.hasValue() ? this.page.value().items : []));

  protected toggle(service: ServiceSummary): void {
    const { id } = service;
    this.picked.emit(service);
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }
}
