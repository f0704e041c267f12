import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { NextQuestion } from '#domain/evaluation/comparison.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { en } from '../../text/en';
import { ja } from '../../text/ja';
import { Language, type LanguageCode } from '../../text/language';
import { Formats } from '../../ui/formats';
import { Notices } from '../../ui/notices';
import { questionMail } from './question-mail';

const FEW = 6;

@Component({
  selector: 'sh-next-questions',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t().comparison.next }}</h2>
    @if (questions().length === 0) {
      <p class="muted">{{ t().comparison.nextNone }}</p>
    } @else {
      <small>{{ t().comparison.nextHint }}</small>
      <ul>
        @for (row of rows(); track row.code) {
          <li>
            <span
              >{{ row.title }}
              @if (row.must) {
                <span class="chip bad">{{ t().terms.mustHave }}</span>
              }
              <small>{{ row.who }}</small></span
            ><b class="num">{{ row.points }}</b>
          </li>
        }
      </ul>
      <div class="actions no-print">
        @if (questions().length > few) {
          <button matButton type="button" (click)="all.set(!all())">
            {{ all() ? t().comparison.showFewer : t().comparison.showAll }} ({{ questions().length }})
          </button>
        }
        <button matButton="outlined" type="button" (click)="open()">{{ t().comparison.mail }}</button>
      </div>
    }
    <dialog #dialog aria-labelledby="mail-heading">
      <h2 id="mail-heading">{{ t().comparison.mail }}</h2>
      <div class="choice">
        <label
          >{{ t().comparison.mailTo }}
          <select #to (change)="serviceId.set(to.value)">
            <option value="">{{ t().comparison.mailAll }}</option>
            @for (candidate of model().candidates; track candidate.serviceId) {
              <option [value]="candidate.serviceId">{{ candidate.name }}</option>
            }
          </select></label
        >
        <label
          >{{ t().comparison.mailLanguage }}
          <select #spoken (change)="mailLanguage.set($any(spoken.value))">
            <option value="ja" [selected]="mailLanguage() === 'ja'">日本語</option>
            <option value="en" [selected]="mailLanguage() === 'en'">English</option>
          </select></label
        >
      </div>
      <textarea #text readonly rows="16" [attr.aria-label]="t().comparison.mailText" [value]="mail()"></textarea>
      <div class="actions">
        <button matButton="filled" type="button" (click)="copy()">{{ t().comparison.mailCopy }}</button>
        <button matButton type="button" (click)="dialog.close()">{{ t().shell.close }}</button>
      </div>
    </dialog>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 6px 0;
      padding: 0;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 8px;
      border-bottom: 1px solid var(--line);
      padding: 6px 0;
      font-size: 13px;
    }
    li small {
      display: block;
    }
    .chip {
      min-height: 18px;
      font-size: 11px;
    }
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      width: min(720px, 94vw);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    textarea {
      width: 100%;
      font: inherit;
      font-size: 13px;
      color: inherit;
      background: var(--surface-2);
      border: 1px solid var(--line);
      border-radius: 8px;
      padding: 10px;
      margin: 10px 0;
    }
    .choice {
      display: flex;
      gap: 12px;
      flex-wrap: wrap;
    }
    select {
      font: inherit;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 4px 8px;
    }
  `,
})
export class NextQuestions {
  readonly model = input.required<EvaluationModel>();
  readonly questions = input.required<readonly NextQuestion[]>();
  readonly title = input.required<string>();
  protected readonly few = FEW;
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly formats = inject(Formats);
  private readonly notices = inject(Notices);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');
  protected readonly all = signal(false);
  protected readonly serviceId = signal('');
  protected readonly mailLanguage = signal<LanguageCode>(this.language.code());
  private readonly opened = signal(false);

  protected readonly rows = computed(() => {
    const { candidates, checklist } = this.model();
    const names = new Map(candidates.map(({ serviceId, name }) => [serviceId, name]));
    return this.questions()
      .slice(0, this.all() ? undefined : FEW)
      .map(({ criterion, services, keepsPending }) => {
        const found = checklist.criteria.find(({ code }) => code === criterion);
        const most = Math.max(...services.map(({ points }) => points));
        const reason = services[0]?.reason ?? 'unknown';
        const who =
          services.length > 3
            ? this.t().comparison.services(services.length)
            : services.map(({ serviceId }) => names.get(serviceId) ?? '').join('、');
        return {
          code: criterion,
          title: found ? this.language.of(found.title) : criterion,
          must: keepsPending,
          who: `${who} · ${this.t().comparison.reasons[reason]}`,
          points: most > 0 ? this.t().comparison.upTo(this.formats.score(most)) : '',
        };
      });
  });

  protected readonly mail = computed(() => {
    if (!this.opened()) return '';
    const language = this.mailLanguage();
    const words = (language === 'ja' ? ja : en).terms.evidenceCodes;
    return questionMail(this.model(), this.questions(), this.title(), this.serviceId() || null, language, words);
  });

  protected open(): void {
    this.opened.set(true);
    this.dialog().nativeElement.showModal();
  }
  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.mail());
      this.notices.done(this.t().comparison.mailCopied);
      this.dialog().nativeElement.close();
    } catch {
      this.text().nativeElement.select();
      this.notices.done(this.t().comparison.mailFailed);
    }
  }
}
