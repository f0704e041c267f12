import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { UNKNOWN, type Answer } from '#domain/evaluation/answer.js';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import { effectiveLevels } from '#domain/evaluation/effective.js';
import type { Candidate, EvaluationModel } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';

interface Cell {
  readonly candidate: Candidate;
  readonly answer: Answer;
  readonly effective: number | null;
  readonly unmet: boolean;
  readonly tried: boolean;
  readonly title: string;
}

/** Criteria × services, with frozen head and first column. */
@Component({
  selector: 'sh-comparison-matrix',
  imports: [LevelChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comparison-matrix.html',
  styleUrl: './comparison-matrix.scss',
})
export class ComparisonMatrix {
  readonly model = input.required<EvaluationModel>();
  readonly services = input.required<readonly ServiceResult[]>();
  /** answers that are only tried, by service id and criterion */
  readonly trial = input.required<Readonly<Record<string, Readonly<Record<string, Answer>>>>>();
  readonly editing = input(false);
  readonly tryAnswer = output<{ serviceId: string; criterion: string; answer: Answer | null }>();
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly formats = inject(Formats);
  protected readonly differencesOnly = signal(false);
  protected readonly mustFirst = signal(true);
  protected readonly closed = signal<ReadonlySet<string>>(new Set());

  protected readonly groups = computed(() => {
    const { checklist, candidates, settings } = this.model();
    const unmet = new Map(
      this.services().map(({ id, mustHaves }) => [
        id,
        new Set(mustHaves.filter(({ state }) => state !== 'waived').map(({ criterion }) => criterion)),
      ]),
    );
    return checklist.viewpoints.map((viewpoint, index) => {
      const rows = checklist.criteria
        .filter((criterion) => criterion.viewpoint === viewpoint.code)
        .map((criterion) => ({
          criterion,
          must: settings.mustHaves[criterion.code] ?? null,
          weight: settings.criterionWeights[criterion.code] ?? 0,
          cells: candidates.map((candidate) => this.cell(candidate, criterion.code, unmet)),
        }))
        .filter(({ cells }) => !this.differencesOnly() || new Set(cells.map(sign)).size > 1);
      if (this.mustFirst()) rows.sort((a, b) => Number(b.must !== null) - Number(a.must !== null));
      return {
        viewpoint,
        rows,
        weight: settings.viewpointWeights[viewpoint.code] ?? 0,
        scores: this.services().map((one) => this.formats.scoreRange(one.viewpoints[index] ?? null)),
      };
    });
  });

  private cell(candidate: Candidate, criterion: string, unmet: ReadonlyMap<string, ReadonlySet<string>>): Cell {
    const answer = candidate.answers[criterion] ?? UNKNOWN;
    const bought = candidate.purchases.filter((one) => one.criterion === criterion).map(({ offerId }) => offerId);
    const levels = effectiveLevels(answer, bought);
    const grade = answer.grade === null ? '' : ` (${this.t().terms.grades[answer.grade]})`;
    return {
      candidate,
      answer,
      effective: bought.length > 0 && levels.known ? levels.low : null,
      unmet: unmet.get(candidate.serviceId)?.has(criterion) ?? false,
      tried: this.trial()[candidate.serviceId]?.[criterion] !== undefined,
      title: `${candidate.name}${grade}`,
    };
  }

  protected toggle(code: string): void {
    this.closed.update((closed) => {
      const next = new Set(closed);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }

  /** ? → 0 → 1 → … → 4 → as stored */
  protected turn(cell: Cell, criterion: string): void {
    const { value } = cell.answer;
    const level = value.kind === 'known' && cell.tried ? value.level : -1;
    const answer: Answer | null =
      cell.tried && level === 4
        ? null
        : { value: { kind: 'known', level: (level + 1) as 0 }, grade: cell.answer.grade ?? 'declared' };
    this.tryAnswer.emit({ serviceId: cell.candidate.serviceId, criterion, answer });
  }
}

const sign = ({ answer, effective }: Cell): string => {
  const { value } = answer;
  if (effective !== null) return String(effective);
  return value.kind === 'known'
    ? String(value.level)
    : value.kind === 'optional'
      ? String(value.base ?? '?')
      : value.kind;
};
