import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language, type LanguageCode } from '../../text/language';
import { Downloads } from '../../ui/downloads';
import { Notices } from '../../ui/notices';

type File = 'xlsx' | 'pdf' | 'sheet';
const PATHS: Record<File, string> = { xlsx: 'comparison.xlsx', pdf: 'comparison.pdf', sheet: 'check-sheet.xlsx' };

/** The files for the decision-maker, in the language chosen. */
@Component({
  selector: 'sh-report-buttons',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <select #spoken [attr.aria-label]="t().comparison.download.language" (change)="files.set($any(spoken.value))">
      <option value="ja" [selected]="files() === 'ja'">日本語</option>
      <option value="en" [selected]="files() === 'en'">English</option>
    </select>
    @for (file of kinds; track file) {
      <button matButton="outlined" type="button" [disabled]="busy() !== null" (click)="fetch(file)">
        {{ busy() === file ? t().comparison.download.busy : t().comparison.download[file] }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      align-items: center;
      flex-wrap: wrap;
    }
    select {
      font: inherit;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 4px 8px;
      height: 32px;
    }
  `,
})
export class ReportButtons {
  readonly evaluationId = input.required<string>();
  protected readonly kinds = ['xlsx', 'pdf', 'sheet'] as const;
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  protected readonly files = linkedSignal<LanguageCode>(() => this.language.code());
  protected readonly busy = signal<File | null>(null);

  protected async fetch(file: File): Promise<void> {
    this.busy.set(file);
    try {
      await this.downloads.save(`/api/evaluations/${this.evaluationId()}/${PATHS[file]}?language=${this.files()}`);
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(null);
    }
  }
}
