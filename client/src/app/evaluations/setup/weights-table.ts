import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { StoredChecklist } from '#contract/checklists.js';
import type { Settings } from '#contract/evaluations.js';
import { GRADES, type Grade } from '#domain/evaluation/answer.js';
import { Language } from '../../text/language';

type MustHave = Settings['mustHaves'][string];
type Hours = Settings['effortHours'][string];

/** Weights, must-haves and effort, viewpoint by viewpoint. Says what has changed; keeps nothing itself. */
@Component({
  selector: 'sh-weights-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (viewpoint of checklist().viewpoints; track viewpoint.code) {
      <div class="viewpoint">
        <input
          #weight
          class="own"
          type="number"
          min="0"
          max="1000"
          step="1"
          [attr.aria-label]="t().terms.weight + ' ' + language.of(viewpoint.title)"
          [value]="settings().viewpointWeights[viewpoint.code] ?? 0"
          (change)="setViewpoint(viewpoint.code, weight.valueAsNumber)"
        />
        <details>
          <summary>{{ language.of(viewpoint.title) }}</summary>
          <div class="scroll">
            <table class="grid">
              <thead>
                <tr>
                  <th>{{ t().terms.criterion }}</th>
                  <th class="num">{{ t().terms.weight }}</th>
                  <th>{{ t().evaluations.threshold }}</th>
                  <th>{{ t().evaluations.minGrade }}</th>
                  <th>{{ t().evaluations.effort }}</th>
                </tr>
              </thead>
              <tbody>
                @for (criterion of criteriaOf(viewpoint.code); track criterion.code) {
                  @let title = language.of(criterion.title);
                  @let must = settings().mustHaves[criterion.code];
                  <tr>
                    <th scope="row">{{ title }}</th>
                    <td class="num">
                      <input
                        #own
                        type="number"
                        min="0"
                        max="1000"
                        step="1"
                        [attr.aria-label]="t().terms.weight + ' ' + title"
                        [value]="settings().criterionWeights[criterion.code] ?? 0"
                        (change)="setCriterion(criterion.code, own.valueAsNumber)"
                      />
                    </td>
                    <td>
                      <select
                        #threshold
                        [attr.aria-label]="t().evaluations.threshold + ' ' + title"
                        (change)="setThreshold(criterion.code, +threshold.value)"
                      >
                        <option value="0">{{ t().evaluations.notRequired }}</option>
                        @for (level of [1, 2, 3, 4]; track level) {
                          <option [value]="level" [selected]="must?.threshold === level">
                            {{ t().evaluations.levelAtLeast(level) }}
                          </option>
                        }
                      </select>
                    </td>
                    <td>
                      @if (must) {
                        <select
                          #grade
                          [attr.aria-label]="t().evaluations.minGrade + ' ' + title"
                          (change)="setGrade(criterion.code, must, grade.value)"
                        >
                          <option value="">{{ t().evaluations.anyGrade }}</option>
                          @for (one of grades; track one) {
                            <option [value]="one" [selected]="must.minGrade === one">
                              {{ t().terms.grades[one] }}
                            </option>
                          }
                        </select>
                      }
                    </td>
                    <td class="hours">
                      @for (level of levels; track level) {
                        <input
                          #hours
                          type="number"
                          min="0"
                          max="1000"
                          step="0.25"
                          [attr.aria-label]="t().evaluations.effort + ' ' + title + ' ' + level"
                          [value]="(settings().effortHours[criterion.code] ?? criterion.effortHours)[level]"
                          (change)="setHours(criterion.code, criterion.effortHours, level, hours.valueAsNumber)"
                        />
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        </details>
      </div>
    }
  `,
  styles: `
    .viewpoint {
      position: relative;
      border-bottom: 1px solid var(--line);
    }
    .own {
      position: absolute;
      inset: 6px 0 auto auto;
    }
    summary {
      padding: 10px 90px 10px 0;
      cursor: pointer;
      font-weight: 700;
    }
    .scroll {
      overflow-x: auto;
    }
    th[scope] {
      color: var(--text);
      font-size: 13px;
      min-width: 200px;
    }
    input,
    select {
      font: inherit;
      font-size: 13px;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 3px 6px;
    }
    input {
      width: 74px;
      text-align: end;
    }
    .hours {
      white-space: nowrap;
    }
    .hours input {
      width: 62px;
      margin-inline-end: 2px;
    }
  `,
})
export class WeightsTable {
  readonly checklist = input.required<StoredChecklist>();
  readonly settings = input.required<Settings>();
  readonly changed = output<Partial<Settings>>();
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly grades = GRADES;
  protected readonly levels = [0, 1, 2, 3, 4] as const;

  protected criteriaOf(viewpoint: string): StoredChecklist['criteria'] {
    return this.checklist().criteria.filter((criterion) => criterion.viewpoint === viewpoint);
  }
  protected setViewpoint(code: string, weight: number): void {
    this.changed.emit({ viewpointWeights: { ...this.settings().viewpointWeights, [code]: weight || 0 } });
  }
  protected setCriterion(code: string, weight: number): void {
    this.changed.emit({ criterionWeights: { ...this.settings().criterionWeights, [code]: weight || 0 } });
  }
  protected setThreshold(code: string, threshold: number): void {
    const { [code]: before, ...others } = this.settings().mustHaves;
    const must = { threshold: threshold as MustHave['threshold'], minGrade: before?.minGrade ?? null };
    this.changed.emit({ mustHaves: threshold === 0 ? others : { ...others, [code]: must } });
  }
  protected setGrade(code: string, must: MustHave, grade: string): void {
    const minGrade = grade === '' ? null : (grade as Grade);
    this.changed.emit({ mustHaves: { ...this.settings().mustHaves, [code]: { ...must, minGrade } } });
  }
  protected setHours(code: string, estimate: Hours, level: number, hours: number): void {
    const five = [...(this.settings().effortHours[code] ?? estimate)] as Hours;
    five[level] = hours || 0;
    this.changed.emit({ effortHours: { ...this.settings().effortHours, [code]: five } });
  }
}
