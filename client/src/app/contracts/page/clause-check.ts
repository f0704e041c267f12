import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ClauseCheck as Check, Contract } from '#contract/contracts.js';
import { CLAUSES } from '#domain/contract/clauses.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { ClauseResultChip, ClauseSigns } from '../contract-signs';
import { ClauseForm } from './clause-form';

/** The clauses that a contract should have, what to look for in each, and what was found. */
@Component({
  selector: 'sh-clause-check',
  imports: [ClauseForm, ClauseResultChip, ClauseSigns, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './clause-check.html',
  styleUrl: './clause-check.scss',
})
export class ClauseCheck {
  readonly contract = input.required<Contract>();
  readonly mayEdit = input(false);
  readonly changed = output<Contract>();
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly form = viewChild(ClauseForm);
  /** the clause whose form is open */
  protected readonly open = signal<Check['code'] | null>(null);
  protected readonly rows = computed(() => {
    const language = this.language.code();
    return this.contract().checks.flatMap((check) => {
      const clause = CLAUSES.find(({ code }) => code === check.code);
      if (!clause) return [];
      return [
        { check, title: clause.title[language], lookFor: clause.lookFor[language], basis: clause.basis[language] },
      ];
    });
  });

  hasUnsavedInput(): boolean {
    return this.form()?.hasUnsavedInput() ?? false;
  }

  /** The next clause that nobody has looked at, after this one, else from the beginning. */
  protected nextAfter(code: Check['code'], { checks }: Contract): Check['code'] | null {
    const at = checks.findIndex((check) => check.code === code);
    const others = [...checks.slice(at + 1), ...checks.slice(0, at)];
    return others.find(({ result }) => result === 'unchecked')?.code ?? null;
  }

  protected keep(code: Check['code'], { contract, goOn }: { contract: Contract; goOn: boolean }): void {
    this.open.set(goOn ? this.nextAfter(code, contract) : null);
    this.changed.emit(contract);
  }
}
