import { type WritableSignal, inject, signal } from '@angular/core';
import { type FieldTree, type SchemaFn, form, submit } from '@angular/forms/signals';
import { Language } from '../text/language';
import { ProblemText, problemOf } from './api';
import { Notices } from './notices';
import { serverErrors } from './server-errors';

/**
 * The fields of one act: what is typed stays until the server has taken it, and what it refuses stands at its field. Made in a
 * field initialiser.
 */
export class ActForm<D extends object> {
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  private readonly t = inject(Language).text;
  readonly fields: FieldTree<D>;
  readonly busy = signal(false);
  readonly problem = signal('');

  constructor(
    readonly draft: WritableSignal<D>,
    rules?: SchemaFn<D>,
  ) {
    this.fields = rules ? form(this.draft, rules) : form(this.draft);
  }

  /** Answers what the act answered, or null when it was refused; `done` is what is said then, empty when the page says it. */
  async send<R>(
    act: (draft: D) => Promise<R>,
    done: string,
    pathOf?: (path: string) => readonly string[],
  ): Promise<R | null> {
    this.busy.set(true);
    this.problem.set('');
    let answer: R | null = null;
    const refusedOnly = this.fields()
      .errorSummary()
      .every(({ kind }) => kind === 'server');
    const action = async () => {
      try {
        answer = await act(this.draft());
        if (done !== '') this.notices.done(done);
        return undefined;
      } catch (error) {
        const problem = problemOf(error);
        if (problem.fields.length > 0) return serverErrors(this.fields, problem.fields, pathOf);
        this.problem.set(this.problemText.of(problem));
        return undefined;
      }
    };
    await submit(this.fields, { action, ignoreValidators: refusedOnly ? 'all' : 'pending' });
    this.busy.set(false);
    const errors = this.fields().errorSummary();
    if (errors.length > 0) {
      this.problem.set(this.t().fields.fix(errors.length));
      errors[0]?.fieldTree().focusBoundControl();
    }
    return answer;
  }
}
