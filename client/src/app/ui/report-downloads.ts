import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language, type LanguageCode } from '../text/language';
import { ProblemText, problemOf } from './api';
import { Downloads } from './downloads';

export interface ReportLink {
  /** of the file, without the language */
  readonly url: string;
  readonly label: string;
}

/** The sheets for the decision-maker, in the language that they read. */
@Component({
  selector: 'sh-report-downloads',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="language"
      ><span class="visually-hidden">{{ t().comparison.reportLanguage }}</span>
      <select #lang (change)="language.set(lang.value === 'en' ? 'en' : 'ja')">
        <option value="ja" lang="ja" [selected]="language() === 'ja'">日本語</option>
        <option value="en" lang="en" [selected]="language() === 'en'">English</option>
      </select></label
    >
    @for (file of files(); track file.url) {
      <button
        matButton="outlined"
        type="button"
        [disabled]="busy() !== null"
        [attr.aria-label]="t().comparison.download(file.label)"
        (click)="download(file)"
      >
        {{ busy() === file ? t().comparison.making : file.label }}
      </button>
    }
    <span class="state" role="status">
      @if (busy()) {
        <progress [attr.aria-label]="t().comparison.making"></progress>
        {{ received() }}
      } @else if (done()) {
        ✓ {{ t().comparison.downloaded(done()) }}
      }
    </span>
    @if (problem()) {
      <span class="problem" role="alert">{{ problem() }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      justify-content: flex-end;
    }
    select {
      font: inherit;
      font-size: 13px;
      height: 34px;
      color: var(--text);
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 17px;
      padding: 0 10px;
    }
    .state {
      font-size: 12px;
      color: var(--text-2);
    }
    .state:empty {
      display: none;
    }
    progress {
      width: 80px;
      accent-color: var(--accent);
    }
    .problem {
      color: var(--bad);
      font-size: 13px;
      flex-basis: 100%;
      text-align: end;
    }
  `,
})
export class ReportDownloads {
  readonly files = input.required<readonly ReportLink[]>();
  private readonly page = inject(Language);
  protected readonly t = this.page.text;
  private readonly downloads = inject(Downloads);
  private readonly problemText = inject(ProblemText);
  protected readonly language = linkedSignal<LanguageCode>(() => this.page.code());
  protected readonly busy = signal<ReportLink | null>(null);
  protected readonly received = signal('');
  protected readonly done = signal('');
  protected readonly problem = signal('');

  protected async download(file: ReportLink): Promise<void> {
    this.busy.set(file);
    this.received.set('');
    this.done.set('');
    this.problem.set('');
    try {
      const name = await this.downloads.save(`${file.url}?language=${this.language()}`, (bytes) => {
        this.received.set(`${Math.ceil(bytes / 1024)} kB`);
      });
      this.done.set(name);
    } catch (error) {
      this.problem.set(this.problemText.of(problemOf(error)));
    } finally {
      this.busy.set(null);
    }
  }
}
