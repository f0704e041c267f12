import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Service } from '#contract/services.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api } from '../../ui/api';
import { ListState } from '../../ui/list-state';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { readOwnVolume } from './own-volume';
import { OwnVolumeBar } from './own-volume-bar';
import { ServiceFacts } from './service-facts';
import { ServicePlans } from './service-plans';

@Component({
  selector: 'sh-service-page',
  imports: [LoadState, MatButton, OwnVolumeBar, PageHeader, RouterLink, ServiceFacts, ServicePlans],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="service" />
    @if (service.hasValue()) {
      @let one = service.value();
      <sh-page-header [heading]="one.name" [crumb]="t().catalogue.services" crumbLink="/catalogue/services">
        <ng-container chips>
          @if (one.fictitious) {
            <span class="chip plain">{{ t().catalogue.fictitious }}</span>
          }
          @if (one.archived) {
            <span class="chip warn">{{ t().catalogue.archivedChip }}</span>
          }
        </ng-container>
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
              <a matButton="filled" [routerLink]="['/catalogue/services', one.id, 'edit']">{{ t().shell.edit }}</a>
            }
          </div>
        }
      </sh-page-header>
      <div class="columns">
        <section class="card">
          <h2>{{ t().catalogue.summary }}</h2>
          <dl>
            <dt>{{ t().catalogue.columns.vendor }}</dt>
            <dd>
              @if (one.vendor; as vendor) {
                <a [routerLink]="['/catalogue/vendors', vendor.id]">{{ vendor.name }}</a>
              } @else {
                {{ t().catalogue.vendorUnknown }}
              }
            </dd>
            <dt>{{ t().catalogue.columns.type }}</dt>
            <dd>{{ one.type || '―' }}</dd>
            <dt>{{ t().catalogue.columns.trial }}</dt>
            <dd>{{ one.freeTrial ? t().catalogue.trial[one.freeTrial] : t().catalogue.trialUnknown }}</dd>
            <dt>{{ t().catalogue.columns.functions }}</dt>
            <dd>{{ one.functions || '―' }}</dd>
            @if (one.urls.length > 0) {
              <dt>{{ t().catalogue.urls }}</dt>
              <dd>
                @for (url of one.urls; track url) {
                  <a [href]="url" target="_blank" rel="noopener noreferrer">{{ url }} ↗</a>
                }
              </dd>
            }
            @if (one.note) {
              <dt>{{ t().catalogue.note }}</dt>
              <dd class="prose">{{ one.note }}</dd>
            }
          </dl>
        </section>
        <section class="card">
          <h2>{{ t().catalogue.unknowns }}</h2>
          @if (unknowns().length > 0) {
            <p class="muted">{{ t().catalogue.unknownsHint }}</p>
            <ul class="unknown">
              @for (what of unknowns(); track $index) {
                <li class="chip plain">? {{ what }}</li>
              }
            </ul>
          } @else {
            <p class="muted">{{ t().catalogue.noUnknowns }}</p>
          }
          @if (cautions().length > 0) {
            <h3>{{ t().catalogue.cautions }}</h3>
            <ul class="cautions">
              @for (fact of cautions(); track fact.id) {
                <li>{{ fact.text }}</li>
              }
            </ul>
          }
        </section>
      </div>
      <section class="card" id="plans">
        <h2>{{ t().catalogue.plans }}</h2>
        <sh-own-volume-bar
          class="no-print"
          [mails]="mails() ?? ''"
          [addresses]="addresses() ?? ''"
          [assume]="assume() ?? ''"
        />
        <sh-service-plans [plans]="one.plans" [own]="own()" />
      </section>
      <section class="card">
        <h2>{{ t().catalogue.facts }}</h2>
        <p class="muted">{{ t().catalogue.factsHint }}</p>
        <sh-service-facts [facts]="one.facts" />
      </section>
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
    sh-own-volume-bar {
      display: block;
      margin-bottom: 12px;
    }
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(360px, 100%), 1fr));
      gap: 12px;
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
    dd a {
      display: block;
    }
    .prose {
      white-space: pre-line;
    }
    p {
      margin: 0 0 8px;
    }
    .unknown {
      list-style: none;
      margin: 0 0 12px;
      padding: 0;
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .unknown li {
      white-space: normal;
    }
    .cautions {
      margin: 0;
      padding-inline-start: 18px;
    }
  `,
})
export class ServicePage {
  readonly id = input.required<string>();
  readonly mails = input<string>();
  readonly addresses = input<string>();
  readonly assume = input<string>();
  protected readonly session = inject(Session);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly service = httpResource<Service>(() => `/api/services/${this.id()}`);

  protected readonly own = computed(() => readOwnVolume(this.mails(), this.addresses(), this.assume()));

  protected readonly unknowns = computed(() => {
    if (!this.service.hasValue()) return [];
    const { vendor, facts, plans } = this.service.value();
    const { catalogue, terms } = this.t();
    const missing = facts.filter(({ kind }) => kind === 'notFound').map(({ text }) => text);
    return [
      ...(vendor ? [] : [catalogue.unknownVendor]),
      ...(plans.some((plan) => plan.amountYen !== null) ? [] : [terms.feeReasons.amountNotStated]),
      ...missing,
    ];
  });
  protected readonly cautions = computed(() =>
    this.service.hasValue() ? this.service.value().facts.filter(({ kind }) => kind === 'caution') : [],
  );

  protected async setArchived({ id, name, version }: Service, archived: boolean): Promise<void> {
    try {
      const after = await this.api.send<Service>(
        'POST',
        `/api/services/${id}/${archived ? 'archive' : 'restore'}`,
        {},
        version,
      );
      this.service.set(after);
      const { catalogue } = this.t();
      if (archived) {
        this.notices.undoable(catalogue.archived(name), () => void this.setArchived(after, false));
      } else {
        this.notices.done(catalogue.restored(name));
      }
    } catch (error) {
      this.notices.problem(error);
      this.service.reload();
    }
  }
}
