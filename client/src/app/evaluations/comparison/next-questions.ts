import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  type ElementRef,
  computed,
  inject,
  input,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Checklist } from '#domain/checklist/checklist.js';
import type { NextQuestion, ServiceResult } from '#domain/evaluation/comparison.js';
import { Session } from '../../session/session';
import { Language, type LanguageCode } from '../../text/language';
import { Formats } from '../../ui/formats';
import { ListState } from '../../ui/list-state';
import { questionMail, questionsFor } from './question-mail';

const SHOWN_AT_FIRST = 6;
const IN_MAIL = [5, 10, 20, 60] as const;

/** What to ask next, the most telling first, and the mail that asks it. */
@Component({
  selector: 'sh-next-questions',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './next-questions.html',
  styleUrl: './next-questions.scss',
})
export class NextQuestions {
  readonly questions = input.required<readonly NextQuestion[]>();
  readonly services = input.required<readonly ServiceResult[]>();
  readonly checklist = input.required<Checklist>();
  /** id of the service that is asked; empty: all of them */
  readonly ask = input('');
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  protected readonly state = inject(ListState);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  protected readonly counts = IN_MAIL;
  protected readonly all = signal(false);
  protected readonly writing = signal(false);
  protected readonly mailLanguage = signal<LanguageCode>(this.language.code());
  protected readonly most = signal<number>(10);
  protected readonly due = signal('');
  protected readonly feedback = signal<'copied' | 'refused' | null>(null);

  protected readonly asked = computed(() => {
    const open = new Set(this.questions().flatMap((one) => one.services.map(({ serviceId }) => serviceId)));
    return this.services().filter(({ id }) => open.has(id));
  });
  protected readonly service = computed(() => this.asked().find(({ id }) => id === this.ask()) ?? null);
  private readonly found = computed(() => {
    const service = this.service();
    return service ? questionsFor(this.questions(), service.id) : this.questions();
  });
  protected readonly rows = computed(() => {
    const titleOf = new Map(this.checklist().criteria.map(({ code, title }) => [code, this.language.of(title)]));
    const nameOf = new Map(this.services().map(({ id, name }) => [id, name]));
    const { comparison } = this.t();
    const rows = this.found().map(({ criterion, services, keepsPending }) => ({
      criterion,
      title: titleOf.get(criterion) ?? criterion,
      keepsPending,
      /** of the one service that it moves most */
      points: Math.max(...services.map(({ points }) => points)),
      reasons: [...new Set(services.map(({ reason }) => reason))]
        .filter((reason) => reason !== 'unknown')
        .map((reason) => comparison.reasons[reason])
        .join(comparison.separator),
      whom:
        services.length > 1 && services.length === this.asked().length
          ? comparison.askedAll(services.length)
          : comparison.askedServices(
              services.length,
              services.map(({ serviceId }) => nameOf.get(serviceId) ?? '').join(comparison.separator),
            ),
      names: services.map(({ serviceId }) => nameOf.get(serviceId) ?? '').join(comparison.separator),
    }));
    return { shown: this.all() ? rows : rows.slice(0, SHOWN_AT_FIRST), total: rows.length };
  });

  /** Both languages' words, whichever the page speaks. */
  private readonly words = resource({
    params: () => this.mailLanguage(),
    loader: async ({ params }) =>
      params === 'ja' ? (await import('../../text/ja')).ja : (await import('../../text/en')).en,
  });
  protected readonly mail = computed(() => {
    if (!this.writing() || !this.words.hasValue()) return '';
    const words = this.words.value();
    const due = this.due();
    return questionMail(
      this.questions(),
      this.checklist().criteria,
      {
        service: this.service(),
        language: this.mailLanguage(),
        due: due === '' ? null : this.formats.date(due, this.mailLanguage()),
        most: this.most(),
        sender: this.session.person()?.name ?? '',
      },
      words,
    );
  });

  protected write(open: boolean): void {
    this.feedback.set(null);
    this.mailLanguage.set(this.language.code());
    this.writing.set(open);
  }
  protected async copy(): Promise<void> {
    const text = this.mail();
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(text);
      this.feedback.set('copied');
    } catch {
      // no clipboard without permission or on plain http: the text stands marked, ready for the keys
      const area = this.area()?.nativeElement;
      area?.focus();
      area?.select();
      this.feedback.set('refused');
    }
  }
}
