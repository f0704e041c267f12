import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ServiceFact } from '#contract/services.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';

/** What sources state about a service, by viewpoint; viewpoints of which nothing is known are named as well. */
@Component({
  selector: 'sh-service-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.code) {
      <section>
        <h3>
          @if (group.code) {
            <span class="code">{{ group.code }}</span>
          }
          {{ group.title }}
        </h3>
        <ul>
          @for (fact of group.facts; track fact.id) {
            <li>
              @if (fact.kind !== 'statement') {
                <span class="chip" [class.warn]="fact.kind === 'caution'" [class.plain]="fact.kind === 'certificate'">{{
                  t().catalogue.factKinds[fact.kind]
                }}</span>
              }
              {{ fact.text }}
              @if (fact.note) {
                <small>({{ fact.note }})</small>
              }
              <small class="source">
                @if (fact.sourceUrl; as url) {
                  <a [href]="href(url)" target="_blank" rel="noopener noreferrer">{{ sourceOf(fact) }} ↗</a>
                } @else {
                  {{ sourceOf(fact) }}
                }
                · {{ fact.pageDate ? t().catalogue.pageDate(fact.pageDate) : t().catalogue.pageDateUnknown }}
                @if (fact.seen) {
                  · {{ t().catalogue.seen(formats.date(fact.seen)) }}
                }
              </small>
            </li>
          }
        </ul>
      </section>
    }
    @if (silent().length > 0) {
      <section>
        <h3>{{ t().catalogue.nothingKnown }}</h3>
        <ul class="silent">
          @for (one of silent(); track one.code) {
            <li class="chip plain">? {{ one.code }} {{ one.title }}</li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      padding: 8px 0;
      border-top: 1px solid var(--line);
    }
    section:first-of-type {
      border-top: 0;
    }
    .code {
      color: var(--text-2);
      font-weight: 500;
      margin-inline-end: 4px;
    }
    ul {
      margin: 0;
      padding-inline-start: 18px;
      display: grid;
      gap: 6px;
    }
    .source {
      display: block;
      font-size: 12px;
    }
    .silent {
      list-style: none;
      padding: 0;
      display: flex;
      flex-wrap: wrap;
    }
    .silent li {
      white-space: normal;
    }
  `,
})
export class ServiceFacts {
  readonly facts = input.required<readonly ServiceFact[]>();
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);

  private readonly all = computed(() => {
    const { viewpoints, general } = this.t().catalogue;
    const shown = this.facts().filter(({ kind }) => kind === 'statement' || kind === 'certificate');
    const codes = [
      ...new Set([...Object.keys(viewpoints), ...shown.flatMap(({ viewpoint }) => viewpoint ?? [])]),
    ].sort();
    const of = (code: string | null) => shown.filter(({ viewpoint }) => viewpoint === code);
    return [
      { code: '', title: general, facts: of(null) },
      ...codes.map((code) => ({ code, title: viewpoints[code] ?? '', facts: of(code) })),
    ];
  });
  protected readonly groups = computed(() => this.all().filter(({ facts }) => facts.length > 0));
  /** viewpoints of which no source says anything */
  protected readonly silent = computed(() => this.all().filter(({ code, facts }) => code !== '' && facts.length === 0));

  protected sourceOf({ sourceKind }: ServiceFact): string {
    const { sources, noSource } = this.t().catalogue;
    return sourceKind ? sources[sourceKind] : noSource;
  }
  /** A source may name several pages or say more after the address: the link goes to the first. */
  protected href(source: string): string {
    return /^https?:\/\/\S+/.exec(source)?.[0] ?? '';
  }
}
