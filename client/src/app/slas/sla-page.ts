import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Outage, MaintenanceWindow } from '#contract/outages.js';
import type { Sla, SlaMonth, SlaMonthSeries } from '#contract/slas.js';
import { daysBetween, monthOf } from '#domain/calendar/dates.js';
import type { CreditEvent } from '#domain/sla/credits.js';
import { monthsBetween, shiftMonth } from '#domain/sla/zone.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Formats } from '../ui/formats';
import { ListState } from '../ui/list-state';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { ReportDownloads } from '../ui/report-downloads';
import { CreditCard } from './credit-card';
import { CreditDialog } from './credit-dialog';
import { EndSlaDialog } from './end-sla-dialog';
import { ExclusionDialog } from './exclusion-dialog';
import { MaintenanceCard } from './maintenance-card';
import { MaintenanceDialog } from './maintenance-dialog';
import { MeasurementsCard } from './measurements-card';
import { MonthAnswer } from './month-answer';
import { MonthOutages } from './month-outages';
import { OutageDialog } from './outage-dialog';
import { ReopenDialog } from './reopen-dialog';
import { ReviewCard } from './review-card';
import { ReviewDialog } from './review-dialog';
import { SlaVerdict } from './verdict';
import { SlaWords } from './sla-words';
import { TermsCard } from './terms-card';
import { YearChart } from './year-chart';

/** What is being done in a dialog over the page. */
type Act =
  | { readonly what: 'outage' | 'exclusion'; readonly outage: Outage | null }
  | { readonly what: 'maintenance'; readonly window: MaintenanceWindow | null }
  | { readonly what: 'credit'; readonly event: CreditEvent }
  | { readonly what: 'review' | 'reopen' | 'end' };

/** One SLA in one month: met or not and by how much, why, what follows; the month is part of the address. */
@Component({
  selector: 'sh-sla-page',
  imports: [
    CreditCard,
    CreditDialog,
    EndSlaDialog,
    ExclusionDialog,
    LoadState,
    MaintenanceCard,
    MaintenanceDialog,
    MatButton,
    MeasurementsCard,
    MonthAnswer,
    MonthOutages,
    OutageDialog,
    PageHeader,
    ReopenDialog,
    ReportDownloads,
    ReviewCard,
    ReviewDialog,
    RouterLink,
    SlaVerdict,
    TermsCard,
    YearChart,
  ],
  providers: [ListState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sla-page.html',
  styleUrl: './sla-page.scss',
})
export class SlaPage {
  /** the address */
  readonly id = input.required<string>();
  readonly month = input<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(SlaWords);
  protected readonly t = inject(Language).text;
  protected readonly state = inject(ListState);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly act = signal<Act | null>(null);
  protected readonly busy = signal(false);

  protected readonly sla = httpResource<Sla>(() => `/api/slas/${this.id()}`);
  /** from the first month that has terms to this one, the newest first */
  protected readonly months = computed(() => {
    if (!this.sla.hasValue()) return [];
    const { terms, endedOn } = this.sla.value();
    const today = this.session.today();
    const last = monthOf(endedOn !== null && endedOn < today ? endedOn : today);
    return monthsBetween(terms[0]?.from ?? last, last).reverse();
  });
  /** that of the address; else the last one that is over, which is asked about first */
  protected readonly shownMonth = computed(() => {
    const months = this.months();
    const wanted = this.month();
    if (wanted !== undefined && months.includes(wanted)) return wanted;
    const over = months[0] === monthOf(this.session.today()) ? months[1] : months[0];
    return over ?? months[0] ?? null;
  });
  protected readonly data = httpResource<SlaMonth>(() => {
    const month = this.shownMonth();
    return month === null ? undefined : `/api/slas/${this.id()}/months/${month}`;
  });
  protected readonly series = httpResource<SlaMonthSeries>(() => {
    const month = this.shownMonth();
    if (month === null) return undefined;
    const [newest = month] = this.months();
    // the chart stays where it is while one goes through its months
    const until = month > shiftMonth(newest, -12) ? newest : month;
    return { url: `/api/slas/${this.id()}/months`, params: { until, count: 12 } };
  });
  protected readonly previous = computed(() => this.neighbour(1));
  protected readonly next = computed(() => this.neighbour(-1));
  protected readonly mayEdit = computed(
    () => this.session.may('slas.edit') && this.sla.hasValue() && this.sla.value().endedOn === null,
  );
  protected readonly files = computed(() =>
    (['xlsx', 'pdf'] as const).map((kind) => ({
      url: `/api/slas/${this.id()}/months/${this.shownMonth() ?? ''}/report.${kind}`,
      label: kind.toUpperCase(),
    })),
  );
  /** the one thing to do about the month next */
  protected readonly todo = computed((): 'claim' | 'close' | 'review' | null => {
    if (!this.session.may('slas.edit') || !this.data.hasValue()) return null;
    const { credit, state, review } = this.data.value();
    if (state === 'open') return 'close';
    if (credit?.events.includes('claim')) return 'claim';
    return state === 'closed' && !review ? 'review' : null;
  });

  protected daysLeft(day: string): string {
    return this.t().slas.daysLeft(daysBetween(this.session.today(), day));
  }

  protected show(month: string): void {
    this.state.set({ month });
  }

  protected begin(todo: 'claim' | 'close' | 'review', month: SlaMonth): void {
    if (todo === 'close') void this.close(month);
    else this.act.set(todo === 'claim' ? { what: 'credit', event: 'claim' } : { what: 'review' });
  }

  /** Something of the month has changed, and with it what it came to. */
  protected changed(): void {
    this.act.set(null);
    this.data.reload();
    this.series.reload();
    this.sla.reload();
  }

  protected async remove(outage: Outage): Promise<void> {
    const url = `/api/outages/${outage.id}`;
    await this.try(async () => {
      const { version } = await this.api.send<Outage>('POST', `${url}/remove`, {}, outage.version);
      this.notices.undoable(this.t().slas.outage.removed, () => {
        void this.try(() => this.api.send('POST', `${url}/restore`, {}, version));
      });
    });
  }

  protected async removeWindow(window: MaintenanceWindow): Promise<void> {
    const url = `/api/slas/${this.id()}/maintenance/${window.id}`;
    await this.try(async () => {
      await this.api.send('DELETE', url, null, window.version);
      this.notices.done(this.t().slas.maintenance.removed);
    });
  }

  protected async resume(sla: Sla): Promise<void> {
    await this.try(async () => {
      await this.api.send('POST', `/api/slas/${sla.id}/reopen`, {}, sla.version);
      this.notices.done(this.t().slas.resumed);
    });
  }

  private async close({ month, version }: SlaMonth): Promise<void> {
    await this.try(async () => {
      await this.api.send('POST', `/api/slas/${this.id()}/months/${month}/close`, {}, version);
      this.notices.done(this.t().slas.closed(this.words.month(month)));
    });
  }

  private async try(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    try {
      await act();
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(false);
      this.changed();
    }
  }

  private neighbour(step: number): string | null {
    const at = this.months().indexOf(this.shownMonth() ?? '');
    return at < 0 ? null : (this.months()[at + step] ?? null);
  }
}
