import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Outage } from '#contract/outages.js';
import type { SlaMonth } from '#contract/slas.js';
import { treatmentsIn } from '#domain/sla/treatment.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import type { Span } from './day-rows';
import { OutageDays, type OutageLook } from './outage-days';
import { SlaWords } from './sla-words';
import { offsetName } from './zoned-time';

/** The outages of a month by the hour and as a table: how long, what of it counts, and why. */
@Component({
  selector: 'sh-month-outages',
  imports: [MatButton, OutageDays, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './month-outages.html',
  styleUrl: './month-outages.scss',
})
export class MonthOutages {
  readonly month = input.required<SlaMonth>();
  readonly mayEdit = input(false);
  readonly edit = output<Outage>();
  readonly exclude = output<Outage>();
  readonly remove = output<Outage>();
  protected readonly t = inject(Language).text;
  protected readonly language = inject(Language);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(SlaWords);
  protected readonly zone = computed(() => this.month().terms.timeZone);
  protected readonly zoneText = computed(() =>
    this.t().slas.outage.zone(this.zone(), offsetName(this.month().result.start, this.zone(), this.language.code())),
  );

  protected readonly rows = computed(() => {
    const { outages, terms, maintenance, result, current } = this.month();
    const { treatments } = this.t().slas;
    const treated = treatmentsIn(
      current ?? result,
      terms,
      outages.map(({ id, startsAt, endsAt, exclusion }) => ({
        id,
        start: Date.parse(startsAt),
        end: endsAt === null ? null : Date.parse(endsAt),
        excluded: exclusion.state === 'approved',
      })),
      maintenance
        .filter(({ inTime }) => inTime)
        .map(({ startsAt, endsAt }) => ({ start: Date.parse(startsAt), end: Date.parse(endsAt) })),
    );
    return outages.map((outage) => {
      const { exclusion } = outage;
      const found = treated?.of.get(outage.id) ?? null;
      const counts = found ? found.treatment === 'counted' || found.treatment === 'united' : true;
      const look: OutageLook =
        exclusion.state === 'approved' || !counts ? 'excluded' : exclusion.state === 'requested' ? 'asked' : 'counted';
      const treatment =
        look === 'asked'
          ? treatments.asked
          : exclusion.state === 'rejected' && counts
            ? treatments.rejected
            : treatments[found?.treatment ?? (exclusion.state === 'approved' ? 'excluded' : 'counted')];
      return {
        outage,
        look,
        treatment,
        style: look === 'counted' ? 'bad' : look === 'asked' ? 'warn' : 'plain',
        sign: look === 'counted' ? '✕' : look === 'asked' ? '!' : '○',
        countedMs: found?.countedMs ?? null,
        mayExclude: outage.exclusion.state === 'none' || outage.exclusion.state === 'rejected',
        period: this.words.period(outage.startsAt, outage.endsAt, this.zone()),
      };
    });
  });
  protected readonly spans = computed(() => {
    const { start, countedUntil } = this.month().result;
    return this.rows().map(({ outage, look }): Span<OutageLook> => ({
      id: outage.id,
      from: Math.max(start, Date.parse(outage.startsAt)),
      to: Math.min(countedUntil, outage.endsAt === null ? countedUntil : Date.parse(outage.endsAt)),
      look,
    }));
  });
}
