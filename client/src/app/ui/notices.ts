import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Language } from '../text/language';
import { ProblemText, problemOf } from './api';

/** Short messages at the foot of the page: done (with undo), or what went wrong. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly bar = inject(MatSnackBar);
  private readonly t = inject(Language).text;
  private readonly problemText = inject(ProblemText);

  done(message: string): void {
    this.bar.open(message, this.t().shell.close, { duration: 5000 });
  }
  /** Destructive acts can be undone for ten seconds, or longer while the message has the focus. */
  undoable(message: string, undo: () => void): void {
    this.bar.open(message, this.t().shell.undo, { duration: 10_000 }).onAction().subscribe(undo);
  }
  problem(error: unknown): void {
    this.bar.open(this.problemText.of(problemOf(error)), this.t().shell.close, {
      duration: 15_000,
      politeness: 'assertive',
    });
  }
}
