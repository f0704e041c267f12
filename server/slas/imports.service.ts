import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OutageImportPreview, OutageImportResult, OutageImportRow } from '#contract/outage-imports.js';
import type { SetOutage } from '#contract/outages.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { TermsVersion } from '#domain/sla/terms.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { decodeText, readCsvRecords } from '../platform/csv.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { SlaMonthsRepository } from './months.repository.js';
import { readOutages } from './outage-sheet.js';
import { OutagesRepository } from './outages.repository.js';
import { KnownOutages, OutagesService, timesOf } from './outages.service.js';
import { SlasRepository } from './slas.repository.js';
import { SlaResults, zoneOf } from './slas.results.js';

const MAX_ROWS = 20_000;

/** Outages from a CSV. It is compared again when it is confirmed: what was previewed is written, or nothing. */
@Injectable()
export class OutageImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly slas: SlasRepository,
    private readonly months: SlaMonthsRepository,
    private readonly outages: OutagesRepository,
    private readonly service: OutagesService,
    private readonly results: SlaResults,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async preview(slaId: string, bytes: Buffer): Promise<OutageImportPreview> {
    const versions = await this.slas.versions(slaId);
    if (versions.length === 0) throw notFound();
    return (await this.read(slaId, bytes, versions)).preview;
  }

  confirm(
    actor: Actor,
    slaId: string,
    file: { readonly name: string; readonly bytes: Buffer },
    digest: string,
  ): Promise<OutageImportResult> {
    return this.unitOfWork.run(async () => {
      const { sla, versions } = await this.service.heldSla(slaId);
      const { preview, outages } = await this.read(slaId, file.bytes, versions);
      if (preview.digest !== digest)
        throw new Refusal('stale', {
          title: 'The file or the outages have changed since the preview',
          current: preview,
        });
      if (preview.counts.error > 0 || preview.missing.length > 0) throw new RuleViolation('importHasErrors');
      const { written } = await this.service.take(actor, sla, outages, 'csv');
      const { new: added, ended, changed, known } = preview.counts;
      const counts = { new: added, ended, changed, known };
      const subject = { type: 'sla', id: sla.id, title: sla.title };
      const after = { file: file.name, sha256: hashOf(file.bytes), ...counts };
      await this.trail.append(actor, { action: 'outage.imported', subject, after });
      return { ...counts, closedMonths: await this.service.refresh(sla.id, written, versions) };
    });
  }

  private async read(
    slaId: string,
    bytes: Buffer,
    versions: readonly TermsVersion[],
  ): Promise<{ readonly preview: OutageImportPreview; readonly outages: readonly SetOutage[] }> {
    const { text, encoding } = decodeText(bytes);
    const records = readCsvRecords(text, MAX_ROWS + 2);
    if (records.length > MAX_ROWS + 1) throw new RuleViolation('tooManyRows', { max: MAX_ROWS });
    const sheet = readOutages(records, zoneOf(versions), this.clock.now().getTime());
    const outages = sheet.rows.flatMap(({ outage }) => outage ?? []);
    const reported = outages.map((one) => ({ ...timesOf(one), reference: one.reference }));
    const candidates = await this.outages.candidates(slaId, reported);
    const known = new KnownOutages(candidates);
    const rows = sheet.rows.map(({ row, outage, startsAt, endsAt, reference, problems }): OutageImportRow => {
      const { fate, id } = outage
        ? known.fateOf({ ...timesOf(outage), reference })
        : { fate: 'error' as const, id: null };
      return { row, startsAt, endsAt, reference, fate, outageId: id, problems };
    });
    const counts = { error: 0, new: 0, ended: 0, changed: 0, known: 0 };
    for (const { fate } of rows) counts[fate] += 1;
    const told = rows.filter(({ fate }) => fate !== 'known' && fate !== 'error');
    const hit = new Set(
      told.flatMap(({ startsAt, endsAt }) =>
        startsAt === null
          ? []
          : this.results.monthsOf(new Date(startsAt), endsAt === null ? null : new Date(endsAt), versions),
      ),
    );
    const closed = await this.months.closed(slaId);
    const closedMonths = closed.flatMap(({ month }) => (hit.has(month) ? [month] : []));
    const fates = rows.map(({ fate, outageId }) => [fate, outageId]);
    const digest = createHash('sha256').update(bytes).update(JSON.stringify({ fates, closedMonths })).digest('hex');
    const { missing, ignored } = sheet;
    return { preview: { digest, encoding, missing, ignored, counts, closedMonths, rows }, outages };
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
