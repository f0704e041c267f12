import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { ImportColumn, ImportFate, ImportPreview, ImportProgress } from '#contract/contractor-imports.js';
import { Language } from '../../text/language';
import { ProblemText, problemOf } from '../../ui/api';
import { Downloads } from '../../ui/downloads';
import { Notices } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { SheetImport } from './sheet-import';

const PAGE_SIZE = 200;

/** From a file over the fate of each row to the register; nothing is written before it is confirmed. */
@Component({
  selector: 'sh-import-page',
  imports: [MatButton, MatProgressBar, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly sheets = inject(SheetImport);
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly looks: Readonly<Record<ImportFate, string>> = {
    error: 'bad',
    new: 'ok',
    changed: 'warn',
    unchanged: 'plain',
  };
  protected readonly fates = Object.keys(this.looks) as ImportFate[];
  protected readonly pageSize = PAGE_SIZE;

  protected readonly file = signal<File | null>(null);
  protected readonly over = signal(false);
  protected readonly reading = signal(false);
  protected readonly problem = signal('');
  protected readonly preview = signal<ImportPreview | null>(null);
  protected readonly stale = signal(false);
  /** null: all */
  protected readonly fate = signal<ImportFate | null>(null);
  protected readonly limit = signal(PAGE_SIZE);
  protected readonly writing = signal<ImportProgress | null>(null);
  protected readonly result = signal<ImportProgress['result'] | null>(null);

  protected readonly step = computed(() => (this.result() ? 2 : this.preview() ? 1 : 0));
  protected readonly matching = computed(() => {
    const [rows, fate] = [this.preview()?.rows ?? [], this.fate()];
    return fate === null ? rows : rows.filter((row) => row.fate === fate);
  });
  protected readonly rows = computed(() => this.matching().slice(0, this.limit()));
  protected readonly missing = computed(() => this.names(this.preview()?.missing ?? []));
  protected readonly columnsRead = computed(() =>
    (this.preview()?.columns ?? []).map(({ letter, header }) => `${letter} ${header}`).join(' / '),
  );
  protected readonly mayConfirm = computed(() => {
    const shown = this.preview();
    return (
      shown !== null &&
      shown.missing.length === 0 &&
      shown.counts.error === 0 &&
      shown.contractors.new + shown.contractors.changed > 0
    );
  });

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.choose(event.dataTransfer?.files ?? null);
  }

  protected choose(files: FileList | null): void {
    const file = files?.[0];
    if (file && !this.reading()) void this.read(file);
  }

  private async read(file: File): Promise<void> {
    this.file.set(file);
    this.problem.set('');
    this.reading.set(true);
    try {
      this.look(await this.sheets.preview(file));
    } catch (error) {
      this.problem.set(this.problemText.of(problemOf(error)));
    } finally {
      this.reading.set(false);
    }
  }

  /** Errors come first: without them being corrected nothing else matters. */
  private look(preview: ImportPreview): void {
    this.preview.set(preview);
    this.show(preview.counts.error > 0 ? 'error' : null);
  }

  protected show(fate: ImportFate | null): void {
    this.fate.set(fate);
    this.limit.set(PAGE_SIZE);
  }

  protected async confirm(): Promise<void> {
    const [file, preview] = [this.file(), this.preview()];
    if (!file || !preview) return;
    this.stale.set(false);
    this.writing.set({ done: 0, total: preview.contractors.new + preview.contractors.changed });
    try {
      const { result } = await this.sheets.confirm(file, preview.digest, (progress) => {
        this.writing.set(progress);
      });
      this.result.set(result ?? null);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') {
        this.stale.set(true);
        this.look(problem.current as ImportPreview);
      } else this.notices.problem(problem);
    } finally {
      this.writing.set(null);
    }
  }

  protected reset(): void {
    for (const one of [this.file, this.preview, this.result]) one.set(null);
    this.stale.set(false);
    this.problem.set('');
  }

  protected async save(address: string): Promise<void> {
    try {
      await this.downloads.save(`${address}?language=${this.language.code()}`);
    } catch (error) {
      this.notices.problem(error);
    }
  }

  /** A value of a change as the page says it. */
  protected valueOf(column: ImportColumn, value: string): string {
    const { contractors, shell } = this.t();
    if (value === 'true' || value === 'false') return value === 'true' ? shell.yes : shell.no;
    return column === 'personalData' && value !== ''
      ? contractors.personalData[value as keyof typeof contractors.personalData]
      : value;
  }

  private names(columns: readonly ImportColumn[]): string {
    const { columns: names } = this.t().contractors.imports;
    return columns.map((column) => names[column]).join(' / ');
  }
}
