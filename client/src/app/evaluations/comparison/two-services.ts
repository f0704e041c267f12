import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { UNKNOWN } from '#domain/evaluation/answer.js';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import { explain } from '#domain/evaluation/explain.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LevelChip } from '../../ui/level-chip';
import { ListState } from '../../ui/list-state';
import { firstTwo } from './ranking-order';

const SHOWN_AT_FIRST = 10;

/** Why one service scores higher than another: the difference of their certain scores, criterion by criterion. */
@Component({
  selector: 'sh-two-services',
  imports: [LevelChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './two-services.html',
  styleUrl: './two-services.scss',
})
export class TwoServices {
  readonly model = input.required<EvaluationModel>();
  readonly services = input.required<readonly ServiceResult[]>();
  /** two ids, separated by a comma; empty: the first two of the ranking */
  readonly pair = input('');
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly state = inject(ListState);
  protected readonly all = signal(false);

  protected readonly chosen = computed(() => {
    const [a, b] = this.pair().split(',');
    const services = this.services();
    const leaders = firstTwo(services, new Intl.Collator(this.language.code(), { numeric: true }));
    const named = (id: string | undefined): ServiceResult | undefined => services.find((one) => one.id === id);
    const first = named(a) ?? leaders?.[0] ?? services[0];
    const second = named(b) ?? [leaders?.[1], leaders?.[0], ...services].find((one) => one && one.id !== first?.id);
    return first && second && first.id !== second.id ? { first, second } : null;
  });
  protected readonly explanation = computed(() => {
    const chosen = this.chosen();
    if (!chosen) return null;
    const explanation = explain(this.model(), chosen.first.id, chosen.second.id);
    if (!explanation) return null;
    const { contributions, difference } = explanation;
    const most = Math.max(...contributions.map(({ points }) => Math.abs(points)), 0);
    const titleOf = new Map(this.model().checklist.criteria.map(({ code, title }) => [code, this.language.of(title)]));
    const answersOf = (id: string) => this.model().candidates.find((one) => one.serviceId === id)?.answers ?? {};
    const [ours, theirs] = [answersOf(chosen.first.id), answersOf(chosen.second.id)];
    return {
      difference,
      rows: contributions.map(({ criterion, points }) => ({
        criterion,
        title: titleOf.get(criterion) ?? criterion,
        ours: (ours[criterion] ?? UNKNOWN).value,
        theirs: (theirs[criterion] ?? UNKNOWN).value,
        points,
        width: most === 0 ? 0 : (50 * Math.abs(points)) / most,
      })),
    };
  });
  protected readonly rows = computed(() => {
    const rows = this.explanation()?.rows ?? [];
    return this.all() ? rows : rows.slice(0, SHOWN_AT_FIRST);
  });
  /** what the rows that are not shown add up to */
  protected readonly rest = computed(() => {
    const rows = this.explanation()?.rows ?? [];
    const hidden = rows.slice(this.rows().length);
    return { count: hidden.length, points: hidden.reduce((sum, { points }) => sum + points, 0) };
  });

  /** +2.53 */
  protected signed(points: number): string {
    return `${points > 0 ? '+' : points < 0 ? '−' : '±'}${this.formats.number(Math.abs(points), 2)}`;
  }
  protected choose(first: string, second: string): void {
    this.state.set({ pair: `${first},${second}` });
  }
}
