import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language, type LanguageCode } from '../../text/language';
import { ProblemText, problemOf } from '../../ui/api';
import { Downloads } from '../../ui/downloads';

const KINDS = ['xlsx', 'pdf', 'sheet'] as const;
type Kind = (typeof KINDS)[number];
const PATHS: Readonly<Record<Kind, string>> = {
  xlsx: 'comparison.xlsx',
  pdf: 'comparison.pdf',
  sheet: 'check-sheet.xlsx',
};

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
    @for (kind of kinds; track kind) {
      <button
        matButton="outlined"
        type="button"
        [disabled]="busy() !== null"
        [attr.aria-label]="t().comparison.download(t().comparison.files[kind])"
        (click)="download(kind)"
      >
        {{ busy() === kind ? t().comparison.making : t().comparison.files[kind] }}
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
  readonly evaluationId = input.required<string>();
  private readonly page = inject(Language);
  protected readonly t = this.page.text;
  private readonly downloads = inject(Downloads);
  private readonly problemText = inject(ProblemText);
  protected readonly kinds = KINDS;
  protected readonly language = linkedSignal<LanguageCode>(() => this.page.code());
  protected readonly busy = signal<Kind | null>(null);
  protected readonly received = signal('');
  protected readonly done = signal('');
  protected readonly problem = signal('');

  protected async download(kind: Kind): Promise<void> {
    this.busy.set(kind);
    this.received.set('');
    this.done.set('');
    this.problem.set('');
    try {
      const url = `/api/evaluations/${this.evaluationId()}/${PATHS[kind]}?language=${this.language()}`;
      const name = await this.downloads.save(url, (bytes) => {
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
