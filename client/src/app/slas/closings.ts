import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { SlaClosing, SlaClosings } from '#contract/slas.js';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Notices } from '../ui/notices';
import { SlaWords } from './sla-words';

const LOOK_AGAIN = 700;

/** Closes a month of all SLAs as a job, and shows how far it is. Whoever comes back meanwhile sees it go on. */
@Component({
  selector: 'sh-sla-closings',
  imports: [MatButton, MatProgressBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.closings;
    @if (running(); as job) {
      <section class="card" [attr.aria-label]="text.heading">
        <p role="status">{{ text.running(words.month(job.month), job.done, job.total) }}</p>
        <mat-progress-bar
          mode="determinate"
          [value]="job.total === 0 ? 0 : (100 * job.done) / job.total"
          [attr.aria-label]="text.heading"
        />
      </section>
    } @else if (next(); as waiting) {
      <section class="card line" [attr.aria-label]="text.heading">
        <span>{{ text.next(words.month(waiting.month), waiting.slas) }}</span>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="close(waiting.month)">
          {{ text.closeAll(words.month(waiting.month)) }}
        </button>
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: 12px;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
    }
    p {
      margin: 0 0 8px;
    }
  `,
})
export class Closings {
  readonly closed = output();
  protected readonly t = inject(Language).text;
  protected readonly words = inject(SlaWords);
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly busy = signal(false);
  private readonly all = httpResource<SlaClosings>(() => '/api/sla-closings');
  /** the job that was begun here, as it was read last */
  private readonly followed = signal<SlaClosing | null>(null);
  protected readonly next = computed(() => (this.all.hasValue() ? this.all.value().next : null));
  protected readonly running = computed(() => {
    const own = this.followed();
    if (own) return goesOn(own) ? own : null;
    return (this.all.hasValue() ? this.all.value().closings : []).find(goesOn) ?? null;
  });

  constructor() {
    effect((onCleanup) => {
      const job = this.running();
      if (!job) return;
      const timer = setTimeout(() => void untracked(() => this.look(job.id)), LOOK_AGAIN);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  protected async close(month: string): Promise<void> {
    this.busy.set(true);
    try {
      this.followed.set(await this.api.send<SlaClosing>('POST', '/api/sla-closings', { month }));
    } catch (error) {
      this.notices.problem(error);
      this.all.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private async look(id: string): Promise<void> {
    try {
      const job = await this.api.get<SlaClosing>(`/api/sla-closings/${id}`);
      this.followed.set(job);
      if (goesOn(job)) return;
      const { done, failed } = this.t().slas.closings;
      const month = this.words.month(job.month);
      this.notices.done(job.state === 'done' ? done(month, job.total, job.missed) : failed(month));
      this.all.reload();
      this.closed.emit();
    } catch (error) {
      this.notices.problem(error);
    }
  }
}

const goesOn = ({ state }: SlaClosing): boolean => state === 'waiting' || state === 'running';
