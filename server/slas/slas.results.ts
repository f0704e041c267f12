import { Injectable } from '@nestjs/common';
import { type Month, monthOf } from '#domain/calendar/dates.js';
import { type MonthResult, monthResults, SLA_FORMULA_VERSION, type SlaRecord } from '#domain/sla/months.js';
import { type SlaTerms, termsIn, type TermsVersion } from '#domain/sla/terms.js';
import { monthAt, monthBounds, monthsBetween } from '#domain/sla/zone.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { BUSINESS_ZONE, Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

const DAY = 86_400_000;
/** Every zone's month and the longest minimum of an outage lie within. */
const MARGIN = 2 * DAY;
const MS = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

export interface KnownSla extends SlaRecord {
  readonly versions: readonly TermsVersion[];
  readonly endedOn: string | null;
}

/** What months come to by what is stored now; three statements and the calendar, however many SLAs. */
@Injectable()
export class SlaResults {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarReader,
    private readonly clock: Clock,
  ) {}

  /** The current month by the business clock. */
  currentMonth(): Month {
    return monthAt(this.clock.now().getTime(), BUSINESS_ZONE);
  }

  /** By SLA, in the order of the months; months before its terms, after its end and in the future are absent. */
  async of(slaIds: readonly string[], months: readonly Month[]): Promise<ReadonlyMap<string, readonly MonthResult[]>> {
    if (slaIds.length === 0 || months.length === 0) return new Map();
    const records = await this.records(slaIds, months);
    const calendar = await this.calendars.calendar();
    const now = this.clock.now().getTime();
    return new Map(
      [...records].map(([id, record]) => {
        const wanted = months.filter((month) => {
          const terms = termsIn(month, record.versions);
          const over = record.endedOn !== null && month > monthOf(record.endedOn);
          return terms !== null && !over && monthBounds(month, terms.timeZone).start < now;
        });
        return [id, monthResults(wanted, record, now, calendar)];
      }),
    );
  }

  private async records(slaIds: readonly string[], months: readonly Month[]): Promise<ReadonlyMap<string, KnownSla>> {
    const ordered = months.toSorted();
    const from = new Date(monthBounds(ordered[0] ?? '', 'UTC').start - MARGIN);
    const until = new Date(monthBounds(ordered.at(-1) ?? '', 'UTC').end + MARGIN);
    const { manager } = this.unitOfWork;
    const slas = await manager.query<{ id: string; endedOn: string | null; versions: TermsVersion[] }[]>(
      `SELECT s.id, s.ended_on::text AS "endedOn",
         (SELECT coalesce(json_agg(json_build_object('from', t.month, 'terms', t.terms) ORDER BY t.month), '[]')
          FROM sla_terms t WHERE t.sla_id = s.id) AS versions
       FROM slas s WHERE s.id = ANY($1::uuid[])`,
      [slaIds],
    );
    const within = [slaIds, from, until];
    const outages = await manager.query<({ slaId: string } & SlaRecord['outages'][number])[]>(
      `SELECT sla_id AS "slaId", ${MS('starts_at')} AS start, ${MS('ends_at')} AS "end", exclusion = 'approved' AS excluded
       FROM outages WHERE sla_id = ANY($1::uuid[]) AND coalesce(ends_at, 'infinity'::timestamptz) > $2 AND starts_at < $3
         AND removed_at IS NULL`,
      within,
    );
    const windows = await manager.query<({ slaId: string } & SlaRecord['windows'][number])[]>(
      `SELECT sla_id AS "slaId", ${MS('starts_at')} AS start, ${MS('ends_at')} AS "end", ${MS('announced_at')} AS announced
       FROM sla_maintenance WHERE sla_id = ANY($1::uuid[]) AND ends_at > $2 AND starts_at < $3 AND removed_at IS NULL`,
      within,
    );
    const outagesOf = Map.groupBy(outages, ({ slaId }) => slaId);
    const windowsOf = Map.groupBy(windows, ({ slaId }) => slaId);
    return new Map(
      slas.map(({ id, ...sla }) => [
        id,
        { ...sla, outages: outagesOf.get(id) ?? [], windows: windowsOf.get(id) ?? [] },
      ]),
    );
  }

  /**
   * Computes months anew after something about them has changed; the caller has locked the SLA. A closed month keeps its frozen
   * result and is marked where it differs from it. Returns the closed months that differ.
   */
  async refresh(slaId: string, months: readonly Month[]): Promise<Month[]> {
    const results = (await this.of([slaId], months)).get(slaId) ?? [];
    await this.store(new Map([[slaId, results]]));
    const closed = await this.unitOfWork.manager.query<{ month: Month; result: MonthResult; differs: boolean }[]>(
      `SELECT month, result, differs FROM sla_months WHERE sla_id = $1 AND month = ANY($2) AND closed ORDER BY month`,
      [slaId, months],
    );
    const now = new Map(results.map((one) => [one.month, one]));
    const compared = closed.map((one) => ({ ...one, isOther: differ(one.result, now.get(one.month)) }));
    const turned = compared.filter(({ differs, isOther }) => differs !== isOther);
    if (turned.length > 0)
      await this.unitOfWork.manager.query(
        `UPDATE sla_months SET differs = NOT differs WHERE sla_id = $1 AND month = ANY($2)`,
        [slaId, turned.map(({ month }) => month)],
      );
    return compared.filter(({ isOther }) => isOther).map(({ month }) => month);
  }

  /** Keeps what open months came to, for lists and other features; closed ones stay as they are. One statement. */
  async store(results: ReadonlyMap<string, readonly MonthResult[]>): Promise<void> {
    const rows = [...results].flatMap(([slaId, some]) =>
      some.map((result) => ({ slaId, month: result.month, met: result.met, result })),
    );
    if (rows.length === 0) return;
    await this.unitOfWork.manager.query(
      `INSERT INTO sla_months (sla_id, month, closed, met, result, terms, formula_version, computed_at)
       SELECT r."slaId", r.month, false, r.met, r.result, t.terms, $2, $3
       FROM jsonb_to_recordset($1::jsonb) AS r ("slaId" uuid, month text, met boolean, result jsonb)
       CROSS JOIN LATERAL (SELECT terms FROM sla_terms t WHERE t.sla_id = r."slaId" AND t.month <= r.month
         ORDER BY t.month DESC LIMIT 1) t
       ON CONFLICT (sla_id, month) DO UPDATE SET met = EXCLUDED.met, result = EXCLUDED.result, terms = EXCLUDED.terms,
         formula_version = EXCLUDED.formula_version, computed_at = EXCLUDED.computed_at WHERE NOT sla_months.closed`,
      [JSON.stringify(rows), SLA_FORMULA_VERSION, this.clock.now()],
    );
  }

  /** The months that an interval lies in, at the latest the current one. */
  monthsOf(start: Date, end: Date | null, versions: readonly TermsVersion[]): Month[] {
    const zone = zoneOf(versions);
    const now = this.clock.now().getTime();
    const last = monthAt(Math.min(end?.getTime() ?? now, now), zone);
    const first = monthAt(start.getTime(), zone);
    const agreed = versions.reduce((earliest, { from }) => (from < earliest ? from : earliest), last);
    return monthsBetween(first < agreed ? agreed : first, last);
  }
}

/** The zone in which an SLA is talked about: that of its latest terms. */
export const zoneOf = (versions: readonly TermsVersion[]): string =>
  versions.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.terms.timeZone ?? BUSINESS_ZONE;

const differ = (frozen: MonthResult, now: MonthResult | undefined): boolean =>
  now?.raw.downMs !== frozen.raw.downMs ||
  now.contractual.downMs !== frozen.contractual.downMs ||
  now.contractual.baseMs !== frozen.contractual.baseMs;

export type { MonthResult, SlaTerms };
