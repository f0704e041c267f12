import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { lastValueFrom } from 'rxjs';
import { monthOf } from '#domain/calendar/dates.js';
import { termsIn } from '#domain/sla/terms.js';
import type { OutageImportPreview, OutageImportResult, OutageImportRow } from '#contract/outage-imports.js';
import type { Sla } from '#contract/slas.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { ProblemText, problemOf } from '../ui/api';
import { LoadState } from '../ui/load-state';
import { PageHeader } from '../ui/page-header';
import { SlaWords } from './sla-words';

type Fate = OutageImportRow['fate'];
const BYTES = { 'Content-Type': 'application/octet-stream' };
const LOOKS: Readonly<Record<Fate, string>> = { error: 'bad', new: 'ok', ended: 'ok', changed: 'warn', known: 'plain' };
const SIGNS: Readonly<Record<Fate, string>> = { error: '!', new: '＋', ended: '✓', changed: '△', known: '＝' };

/** From a CSV over the fate of each row to the outages of an SLA; nothing is written before it is confirmed. */
@Component({
  selector: 'sh-outage-import',
  imports: [LoadState, MatButton, MatProgressBar, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outage-import.html',
  styleUrl: './outage-import.scss',
})
export class OutageImport {
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly words = inject(SlaWords);
  private readonly http = inject(HttpClient);
  private readonly problemText = inject(ProblemText);
  private readonly today = inject(Session).today;
  protected readonly looks = LOOKS;
  protected readonly signs = SIGNS;
  protected readonly fates = Object.keys(LOOKS) as Fate[];
  protected readonly sla = httpResource<Sla>(() => `/api/slas/${this.id()}`);
  protected readonly zone = computed(() => {
    const terms = this.sla.hasValue() ? this.sla.value().terms : [];
    return (termsIn(monthOf(this.today()), terms) ?? terms.at(-1)?.terms)?.timeZone ?? 'Asia/Tokyo';
  });
  protected readonly file = signal<File | null>(null);
  protected readonly over = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly preview = signal<OutageImportPreview | null>(null);
  protected readonly result = signal<OutageImportResult | null>(null);
  protected readonly toWrite = computed(() => {
    const counts = this.preview()?.counts;
    return counts ? counts.new + counts.ended + counts.changed : 0;
  });
  protected readonly mayConfirm = computed(() => {
    const shown = this.preview();
    return shown !== null && shown.missing.length === 0 && shown.counts.error === 0 && this.toWrite() > 0;
  });

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.choose(event.dataTransfer?.files ?? null);
  }

  protected choose(files: FileList | null): void {
    const file = files?.[0];
    if (file && !this.busy()) void this.read(file);
  }

  protected reset(): void {
    for (const one of [this.file, this.preview, this.result]) one.set(null);
    this.problem.set('');
  }

  protected columns(names: OutageImportPreview['missing']): string {
    return names.map((name) => this.t().slas.imports.columns[name]).join(' / ');
  }

  protected period({ startsAt, endsAt }: OutageImportRow): string {
    return startsAt === null ? '―' : this.words.period(startsAt, endsAt, this.zone());
  }

  protected async confirm(): Promise<void> {
    const [file, preview] = [this.file(), this.preview()];
    if (!file || !preview) return;
    await this.try(async () => {
      const params = { name: file.name, digest: preview.digest };
      this.result.set(
        await lastValueFrom(this.http.post<OutageImportResult>(this.url(), file, { params, headers: BYTES })),
      );
    });
  }

  private async read(file: File): Promise<void> {
    this.file.set(file);
    await this.try(async () => {
      const params = { name: file.name };
      this.preview.set(
        await lastValueFrom(
          this.http.post<OutageImportPreview>(`${this.url()}/preview`, file, { params, headers: BYTES }),
        ),
      );
    });
  }

  private async try(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await act();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') this.preview.set(problem.current as OutageImportPreview);
      this.problem.set(problem.code === 'stale' ? this.t().slas.imports.stale : this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }

  private url(): string {
    return `/api/slas/${this.id()}/outages/imports`;
  }
}
