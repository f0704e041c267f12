import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { ServiceResult } from '#domain/evaluation/comparison.js';
import { explain } from '#domain/evaluation/explain.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { rankingOrder } from './ranking';

const SHOWN = 12;

/** Why one service scores higher than another: the parts, largest first; they sum exactly to the difference. */
@Component({
  selector: 'sh-explanation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="explanation">{{ t().comparison.explanation }}</h2>
    <div class="choice">
      <label
        >{{ t().comparison.first }}
        <select #one (change)="first.set(one.value)">
          @for (service of services(); track service.id) {
            <option [value]="service.id" [selected]="service.id === first()">{{ service.name }}</option>
          }
        </select></label
      >
      <label
        >{{ t().comparison.second }}
        <select #two (change)="second.set(two.value)">
          @for (service of services(); track service.id) {
            <option [value]="service.id" [selected]="service.id === second()">{{ service.name }}</option>
          }
        </select></label
      >
    </div>
    @if (view(); as view) {
      @if (view.parts.length === 0) {
        <p>{{ t().comparison.noDifference }}</p>
      } @else {
        <p>
          <b>{{ t().comparison.difference(view.first, view.second, view.difference) }}</b>
        </p>
        <ul>
          @for (part of view.parts; track part.code) {
            <li>
              <span>{{ part.title }}</span>
              <span class="bar" aria-hidden="true"
                ><i [class.minus]="part.points < 0" [style.width.%]="part.width"></i
              ></span>
              <b class="num">{{ part.text }}</b>
            </li>
          }
        </ul>
        @if (view.more > 0) {
          <p class="muted">+{{ view.more }}</p>
        }
      }
    }
  `,
  styles: `
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
      max-width: 100%;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 160px 52px;
      gap: 10px;
      align-items: center;
      border-bottom: 1px solid var(--line);
      padding: 3px 0;
      font-size: 13px;
    }
    .bar {
      display: block;
      position: relative;
      height: 12px;
      background: linear-gradient(90deg, transparent 49.7%, var(--line-strong) 49.7% 50.3%, transparent 50.3%);
    }
    i {
      position: absolute;
      left: 50%;
      top: 1px;
      height: 10px;
      background: var(--s1);
      print-color-adjust: exact;
    }
    i.minus {
      left: auto;
      right: 50%;
      background: var(--s2);
    }
    @media (max-width: 600px) {
      li {
        grid-template-columns: minmax(0, 1fr) 70px 52px;
      }
    }
  `,
})
export class ExplanationCard {
  readonly model = input.required<EvaluationModel>();
  readonly services = input.required<readonly ServiceResult[]>();
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly formats = inject(Formats);
  private readonly best = computed(() => rankingOrder(this.services(), 'rank', 'y1').map(({ id }) => id));
  private readonly ids = computed(() =>
    this.services()
      .map(({ id }) => id)
      .sort()
      .join(),
  );
  protected readonly first = linkedSignal<string, string>({
    source: this.ids,
    computation: () => this.best()[0] ?? '',
  });
  protected readonly second = linkedSignal<string, string>({
    source: this.ids,
    computation: () => this.best()[1] ?? '',
  });

  protected readonly view = computed(() => {
    const model = this.model();
    const why = explain(model, this.first(), this.second());
    if (!why) return null;
    const titles = new Map(model.checklist.criteria.map(({ code, title }) => [code, this.language.of(title)]));
    const name = (id: string) => this.services().find((one) => one.id === id)?.name ?? '';
    const widest = Math.abs(why.contributions[0]?.points ?? 1);
    return {
      first: name(this.first()),
      second: name(this.second()),
      difference: this.formats.score(Math.abs(why.difference)),
      more: Math.max(0, why.contributions.length - SHOWN),
      parts: why.contributions.slice(0, SHOWN).map(({ criterion, points }) => ({
        code: criterion,
        title: titles.get(criterion) ?? criterion,
        points,
        width: (50 * Math.abs(points)) / widest,
        text: `${points > 0 ? '+' : '−'}${this.formats.score(Math.abs(points))}`,
      })),
    };
  });
}
