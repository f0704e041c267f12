import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SetMeasurements, SlaMonth } from '#contract/slas.js';
import { Language } from '../text/language';
import { Api, problemOf } from '../ui/api';
import { refusedText } from '../ui/field-text';
import { Notices } from '../ui/notices';

/** What was agreed beside availability, and what the month came to; values are typed where they are read. */
@Component({
  selector: 'sh-measurements-card',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().slas.targets;
    <section class="card" aria-labelledby="targets">
      <h2 id="targets">{{ text.heading }}</h2>
      @if (rows().length === 0) {
        <p class="muted">{{ text.none }}</p>
      } @else {
        <div class="scroll" tabindex="0" role="group" aria-labelledby="targets">
          <table class="grid">
            <thead>
              <tr>
                <th>{{ text.title }}</th>
                <th class="num">{{ text.limit }}</th>
                <th class="num">{{ text.value }}</th>
                <th>{{ text.verdict }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.key; let index = $index) {
                <tr>
                  <td>
                    {{ row.title }}
                    <small>{{ t().slas.kinds[row.kind] }}</small>
                  </td>
                  <td class="num">{{ row.limitText }}</td>
                  <td class="num">
                    @if (typing()) {
                      <input
                        #value
                        inputmode="decimal"
                        [attr.aria-label]="row.title + ' ' + text.value"
                        [attr.aria-invalid]="problems()[index] ? 'true' : null"
                        [value]="draft()[row.key]"
                        (input)="type(row.key, value.value)"
                      />
                      @if (problems()[index]; as problem) {
                        <small class="problem" role="alert">{{ problem }}</small>
                      }
                    } @else {
                      {{ row.valueText }}
                    }
                  </td>
                  <td>
                    @if (row.met !== null) {
                      <span class="chip" [class.ok]="row.met" [class.bad]="!row.met"
                        ><span aria-hidden="true">{{ row.met ? '✓' : '✕' }}</span>
                        {{ row.met ? t().slas.met : t().slas.breached }}</span
                      >
                    } @else {
                      <span class="muted">{{ text.noValue }}</span>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (mayEdit()) {
          <div class="actions no-print">
            @if (typing()) {
              <button matButton="filled" type="button" [disabled]="busy()" (click)="save()">
                {{ t().shell.save }}
              </button>
              <button matButton type="button" (click)="typing.set(false)">{{ t().shell.cancel }}</button>
            } @else {
              <button matButton="outlined" type="button" (click)="begin()">{{ text.enter }}</button>
            }
          </div>
        }
      }
    </section>
  `,
  styles: `
    input {
      font: inherit;
      width: 90px;
      text-align: end;
      color: var(--text);
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 4px 8px;
    }
    .scroll {
      overflow-x: auto;
    }
    td:first-child {
      min-width: 130px;
    }
    td:last-child {
      white-space: nowrap;
    }
    .chip {
      white-space: nowrap;
    }
    td small {
      display: block;
    }
    .problem {
      color: var(--bad);
      white-space: normal;
    }
    .actions {
      margin-top: 8px;
    }
  `,
})
export class MeasurementsCard {
  readonly month = input.required<SlaMonth>();
  readonly mayEdit = input(false);
  readonly saved = output();
  private readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly typing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly rows = computed(() => {
    const { terms, measurements } = this.month();
    const { units, directions, limit, value } = this.t().slas;
    return terms.targets.map((target) => {
      const found = measurements.find(({ key }) => key === target.key);
      const unit = units[target.unit];
      return {
        ...target,
        limitText: limit(target.limit, unit, directions[target.direction]),
        valueText: found?.value == null ? '―' : value(found.value, unit),
        value: found?.value ?? '',
        note: found?.note ?? '',
        met: found?.met ?? null,
      };
    });
  });
  protected readonly draft = linkedSignal((): Readonly<Record<string, string>> =>
    Object.fromEntries(this.rows().map(({ key, value }) => [key, value])),
  );

  protected begin(): void {
    this.problems.set([]);
    this.typing.set(true);
  }
  protected type(key: string, value: string): void {
    this.draft.update((draft) => ({ ...draft, [key]: value }));
  }

  protected async save(): Promise<void> {
    const { slaId, month } = this.month();
    const body: SetMeasurements = {
      values: this.rows().map(({ key, note }) => {
        const value = (this.draft()[key] ?? '').normalize('NFKC').replaceAll(',', '').trim();
        return { key, note, value: value === '' ? null : value };
      }),
    };
    this.busy.set(true);
    try {
      await this.api.send('PUT', `/api/slas/${slaId}/months/${month}/measurements`, body);
      this.notices.done(this.t().slas.targets.entered);
      this.typing.set(false);
      this.saved.emit();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.fields.length === 0) this.notices.problem(problem);
      // values.3.value
      const said = problem.fields.map(
        (field) => [Number(field.path.split('.')[1]), refusedText(this.t(), field)] as const,
      );
      this.problems.set(this.rows().map((_, index) => said.find(([at]) => at === index)?.[1] ?? ''));
    } finally {
      this.busy.set(false);
    }
  }
}
