import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { type FieldTree, type SchemaPathTree, validate } from '@angular/forms/signals';
import type { ChangeFindingTerms, FindingTerms } from '#contract/finding-terms.js';
import { SEVERITIES, type Severity } from '#domain/audit/programme.js';
import {
  type Allowance,
  ALLOWANCE_UNITS,
  DATED_STEPS,
  ESCALATION_TARGETS,
  type FindingStep,
  PROPOSED_TERMS,
} from '#domain/finding/terms.js';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { FormFrame } from '../../ui/form-frame';
import { PageHeader } from '../../ui/page-header';
import { RecordForm } from '../../ui/record-form';
import { TextField } from '../../ui/text-field';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';

interface AllowanceDraft {
  count: string;
  unit: string;
}
type StepDrafts = Record<string, AllowanceDraft>;
interface TermsDraft {
  allowances: Record<Severity, StepDrafts>;
  checkDays: string;
  returnedPlanDays: string;
  escalations: Record<(typeof ESCALATION_TARGETS)[number], string>;
}

const PAGE = '/findings';
const countOf = (typed: string): number => {
  const digits = typed.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN;
};

const toDraft = ({ allowances, checkDays, returnedPlanDays, escalations }: ChangeFindingTerms): TermsDraft => {
  const drafted = (severity: Severity): StepDrafts =>
    Object.fromEntries(
      Object.entries<Allowance>(allowances[severity]).map(([step, { count, unit }]) => [
        step,
        { count: String(count), unit },
      ]),
    );
  return {
    allowances: {
      critical: drafted('critical'),
      major: drafted('major'),
      minor: drafted('minor'),
      observation: drafted('observation'),
    },
    checkDays: String(checkDays),
    returnedPlanDays: String(returnedPlanDays),
    escalations: {
      owner: String(escalations.owner),
      manager: String(escalations.manager),
      executive: String(escalations.executive),
    },
  };
};

const typedAllowance = ({ count, unit }: AllowanceDraft) => ({ count: countOf(count), unit });
const toBody = ({ allowances, checkDays, returnedPlanDays, escalations }: TermsDraft) => ({
  allowances: Object.fromEntries(
    SEVERITIES.map((severity) => [
      severity,
      Object.fromEntries(
        Object.entries(allowances[severity]).map(([step, allowance]) => [step, typedAllowance(allowance)]),
      ),
    ]),
  ),
  checkDays: countOf(checkDays),
  returnedPlanDays: countOf(returnedPlanDays),
  escalations: Object.fromEntries(ESCALATION_TARGETS.map((to) => [to, countOf(escalations[to])])),
});

/** Changes how long findings may take from now on. */
@Component({
  selector: 'sh-terms-form',
  imports: [ChoiceField, FormFrame, PageHeader, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().findings.terms;
    <sh-page-header [heading]="text.edit" [crumb]="text.heading" crumbLink="/findings/terms">
      <small hint>{{ text.editLead }}</small>
    </sh-page-header>
    <sh-form-frame [form]="form" [page]="page" id="terms">
      @let fields = form.fields;
      <section class="card">
        <h2>{{ text.allowances }}</h2>
        @for (severity of severities; track severity) {
          <fieldset>
            <legend>{{ t().findings.severities[severity] }}</legend>
            <div class="fields">
              @for (step of steps(severity); track step) {
                @if (allowanceOf(severity, step); as allowance) {
                  <div class="pair">
                    <sh-text-field [field]="allowance.count" [label]="text.steps[step]" kind="numeric" />
                    <sh-choice-field [field]="allowance.unit" [label]="text.unit" [choices]="units()" />
                  </div>
                }
              }
            </div>
          </fieldset>
        }
      </section>
      <section class="card">
        <h2>{{ text.escalations }}</h2>
        <p class="muted">{{ text.escalationsHint }}</p>
        <div class="fields">
          @for (to of targets; track to) {
            <sh-text-field [field]="fields.escalations[to]" [label]="text.targets[to]" kind="numeric" />
          }
        </div>
      </section>
      <section class="card">
        <h2>{{ text.others }}</h2>
        <div class="fields">
          <sh-text-field
            [field]="fields.checkDays"
            [label]="text.checkDays"
            [hint]="text.checkDaysHint"
            kind="numeric"
          />
          <sh-text-field
            [field]="fields.returnedPlanDays"
            [label]="text.returnedPlanDays"
            [hint]="text.returnedPlanDaysHint"
            kind="numeric"
          />
        </div>
      </section>
    </sh-form-frame>
  `,
  styles: `
    fieldset {
      border: 0;
      padding: 0;
      margin: 0 0 12px;
    }
    legend {
      font-weight: 700;
      padding: 0 0 8px;
    }
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 8px;
      align-items: start;
    }
    p {
      margin: 0 0 10px;
    }
  `,
})
export class TermsForm implements HoldsInput {
  protected readonly page = PAGE;
  protected readonly severities = SEVERITIES;
  protected readonly targets = ESCALATION_TARGETS;
  protected readonly t = inject(Language).text;
  protected readonly units = computed(() =>
    ALLOWANCE_UNITS.map((unit) => [unit, this.t().findings.terms.units[unit]] as const),
  );
  protected readonly form = new RecordForm<FindingTerms, TermsDraft>({
    id: () => 'terms',
    url: '/api/findings',
    page: PAGE,
    empty: toDraft(PROPOSED_TERMS),
    toDraft,
    toBody,
    rules: (path) => {
      for (const severity of SEVERITIES) {
        for (const step of DATED_STEPS[severity]) {
          const count = path.allowances[severity][step]?.count;
          if (count) between(count, 1, 400);
        }
      }
      for (const to of ESCALATION_TARGETS) between(path.escalations[to], 1, 60);
      between(path.checkDays, 30, 400);
      between(path.returnedPlanDays, 1, 60);
    },
    compared: () => {
      const { terms, severities } = this.t().findings;
      const allowances = SEVERITIES.flatMap((severity) =>
        DATED_STEPS[severity].map((step: FindingStep) => {
          const label = `${severities[severity]} ${terms.steps[step]}`;
          const textOf = (draft: TermsDraft): string => {
            const { count = '', unit = '' } = draft.allowances[severity][step] ?? {};
            return `${count} ${this.units().find(([one]) => one === unit)?.[1] ?? unit}`;
          };
          return [label, textOf] as const;
        }),
      );
      return [
        ...allowances,
        ...ESCALATION_TARGETS.map(
          (to) => [terms.targets[to], (draft: TermsDraft): string => draft.escalations[to]] as const,
        ),
        [terms.checkDays, (draft: TermsDraft): string => draft.checkDays] as const,
        [terms.returnedPlanDays, (draft: TermsDraft): string => draft.returnedPlanDays] as const,
      ];
    },
  });

  hasUnsavedInput(): boolean {
    return this.form.hasUnsavedInput();
  }

  protected steps(severity: Severity): readonly FindingStep[] {
    return DATED_STEPS[severity];
  }
  protected allowanceOf(severity: Severity, step: FindingStep): FieldTree<AllowanceDraft> | undefined {
    return this.form.fields.allowances[severity][step];
  }
}

function between(path: SchemaPathTree<string>, min: number, max: number): void {
  validate(path, ({ value }) => {
    const count = countOf(value());
    if (Number.isNaN(count)) return { kind: 'whole' };
    return count < min ? { kind: 'min', min } : count > max ? { kind: 'max', max } : null;
  });
}
