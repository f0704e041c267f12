import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ServicePage, Vendor } from '#contract/services.js';
import { Attachments } from '../../files/attachments';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';

@Component({
  selector: 'sh-vendor-page',
  imports: [Attachments, LoadState, MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="vendor" />
    @if (vendor.hasValue()) {
      @let one = vendor.value();
      <sh-page-header [heading]="one.name" [crumb]="t().catalogue.vendors" crumbLink="/catalogue/vendors">
        @if (one.archived) {
          <span chips class="chip warn">{{ t().catalogue.archivedChip }}</span>
        }
        @if (session.may('catalogue.edit')) {
          <div actions class="actions">
            @if (one.archived) {
              <button matButton="outlined" type="button" (click)="setArchived(one, false)">
                {{ t().catalogue.restore }}
              </button>
            } @else {
              <button matButton="outlined" type="button" (click)="setArchived(one, true)">
                {{ t().catalogue.archive }}
              </button>
              <a matButton="filled" [routerLink]="['/catalogue/vendors', one.id, 'edit']">{{ t().shell.edit }}</a>
            }
          </div>
        }
      </sh-page-header>
      <section class="card">
        <h2>{{ t().catalogue.summary }}</h2>
        <dl>
          <dt>{{ t().catalogue.columns.yomi }}</dt>
          <dd>{{ one.yomi || '―' }}</dd>
          <dt>{{ t().catalogue.columns.homepage }}</dt>
          <dd>
            @if (one.homepage; as homepage) {
              <a [href]="homepage" target="_blank" rel="noopener noreferrer">{{ homepage }} ↗</a>
            } @else {
              {{ t().catalogue.notStated }}
            }
          </dd>
          <dt>{{ t().catalogue.note }}</dt>
          <dd class="prose">{{ one.note || '―' }}</dd>
        </dl>
      </section>
      <section class="card">
        <h2>{{ t().catalogue.services }}</h2>
        <sh-load-state [resource]="services" />
        @if (services.hasValue()) {
          <ul>
            @for (service of services.value().items; track service.id) {
              <li>
                <a [routerLink]="['/catalogue/services', service.id]">{{ service.name }}</a>
                <small>{{ service.type }}</small>
              </li>
            } @empty {
              <li class="muted">{{ t().catalogue.noServices }}</li>
            }
          </ul>
        }
      </section>
      <sh-attachments subjectType="vendor" [subjectId]="one.id" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    sh-load-state {
      margin-bottom: -12px;
    }
    dl {
      display: grid;
      grid-template-columns: 110px 1fr;
      gap: 6px 12px;
      margin: 0;
    }
    dt {
      color: var(--text-2);
      font-size: 13px;
    }
    dd {
      margin: 0;
    }
    .prose {
      white-space: pre-line;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      gap: 6px;
    }
  `,
})
export class VendorPage {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly vendor = httpResource<Vendor>(() => `/api/vendors/${this.id()}`);
  protected readonly services = httpResource<ServicePage>(() => ({
    url: '/api/services',
    params: { vendorId: this.id(), limit: 200 },
  }));

  protected async setArchived({ id, name, version }: Vendor, archived: boolean): Promise<void> {
    try {
      const after = await this.api.send<Vendor>(
        'POST',
        `/api/vendors/${id}/${archived ? 'archive' : 'restore'}`,
        {},
        version,
      );
      this.vendor.set(after);
      const { catalogue } = this.t();
      if (archived) {
        this.notices.undoable(catalogue.archived(name), () => void this.setArchived(after, false));
      } else {
        this.notices.done(catalogue.restored(name));
      }
    } catch (error) {
      this.notices.problem(error);
      this.vendor.reload();
    }
  }
}
