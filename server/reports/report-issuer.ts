import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { IssuedReportList, ListReports } from '#contract/reports.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { fileNameOf } from './file-name.js';
import type { IssuedReportEntity } from './issued-report.entity.js';
import { RenderPool } from './render.pool.js';
import { newReportCode } from './report-code.js';
import {
  type Images,
  type ReportKind,
  type ReportLanguage,
  type ReportSubjectType,
  TEMPLATE_VERSIONS,
} from './report-input.js';
import { toIssuedReport } from './reports.mapper.js';
import { type ReportKey, ReportsRepository } from './reports.repository.js';

export interface ReportSubject {
  readonly type: ReportSubjectType;
  readonly id: string;
  readonly title: string;
  /** which part of it, such as a month */
  readonly part?: string;
}

export interface ReportOrder {
  readonly subject: ReportSubject;
  readonly kind: ReportKind;
  readonly language: ReportLanguage;
  /** everything that the file is made from, plain JSON */
  readonly input: object;
  /** only asked for when the file has to be made; the input says which they are */
  readonly images?: () => Promise<Images>;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Files are issued once: who asks again for the same inputs gets the stored bytes and the same code. */
@Injectable()
export class ReportIssuer {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly pool: RenderPool,
    private readonly trail: TrailWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async issue(actor: Actor, order: ReportOrder): Promise<IssuedReportEntity> {
    const { subject, kind, language } = order;
    const input = JSON.stringify(order.input);
    const key: ReportKey = {
      subjectType: subject.type,
      subjectId: subject.id,
      kind,
      language,
      templateVersion: TEMPLATE_VERSIONS[subject.type],
      inputSha256: sha256(input),
    };
    const stored = await this.reports.byKey(key);
    const made = stored ? null : await this.make(actor, key, order, input);
    return this.unitOfWork.run(async () => {
      const isNew = made !== null && (await this.reports.addUnlessIssued(made));
      const report = stored ?? (await this.reports.byKey(key));
      if (!report) throw new Error('an issued report is gone');
      if (isNew) await this.record(actor, 'report.issued', report);
      await this.record(actor, 'report.downloaded', report);
      return report;
    });
  }

  /** A file that says of itself that it is a draft: without a code, and not kept. */
  async draft(actor: Actor, order: ReportOrder, name: string): Promise<ReportFile> {
    const { subject, kind, language } = order;
    const asOf = this.clock.today();
    const images = await order.images?.();
    const job = { kind, input: JSON.stringify(order.input), issue: { code: '', asOf }, ...(images && { images }) };
    const bytes = await this.pool.render(job);
    const file = { kind, language, bytes, sha256: sha256(bytes), fileName: fileNameOf(name, kind, language, asOf) };
    await this.unitOfWork.run(() =>
      this.trail.append(actor, {
        action: 'report.downloaded',
        subject,
        after: { kind, language, draft: true, sha256: file.sha256 },
      }),
    );
    return file;
  }

  /** What was issued from a subject; `inputNow` is what the same file would be made from today, asked once a kind and language. */
  async list(
    subject: Pick<ReportSubject, 'type' | 'id' | 'part'>,
    query: ListReports,
    inputNow: (row: Pick<ReportOrder, 'kind' | 'language'>) => object,
  ): Promise<IssuedReportList> {
    const { items, ...page } = await this.reports.page(subject, query);
    const hashes = new Map<string, string>();
    const hashNow = (row: Pick<ReportOrder, 'kind' | 'language'>): string => {
      const key = `${row.kind} ${row.language}`;
      const hash = hashes.get(key) ?? sha256(JSON.stringify(inputNow(row)));
      hashes.set(key, hash);
      return hash;
    };
    const version = TEMPLATE_VERSIONS[subject.type];
    return {
      ...page,
      items: items.map((row) =>
        toIssuedReport(row, row.templateVersion === version && row.inputSha256 === hashNow(row)),
      ),
    };
  }

  /** A file as it was issued, whatever its subject has become; the caller has made sure that the person may know it. */
  again(actor: Actor, subjectId: string, id: string): Promise<IssuedReportEntity> {
    return this.unitOfWork.run(async () => {
      const report = await this.reports.one(subjectId, id);
      if (!report) throw notFound();
      await this.record(actor, 'report.downloaded', report);
      return report;
    });
  }

  private async make(
    actor: Actor,
    key: ReportKey,
    { subject: { title, part = '' }, images }: ReportOrder,
    input: string,
  ): Promise<Omit<IssuedReportEntity, 'id'>> {
    const code = newReportCode();
    const asOf = this.clock.today();
    const shown = await images?.();
    const bytes = await this.pool.render({
      kind: key.kind,
      input,
      issue: { code, asOf },
      ...(shown && { images: shown }),
    });
    return {
      ...key,
      part,
      code,
      title,
      fileName: fileNameOf(title, key.kind, key.language, asOf),
      sha256: sha256(bytes),
      bytes,
      issuedAt: this.clock.now(),
      issuedBy: actor.id,
      issuedByName: actor.name,
    };
  }

  private async record(
    actor: Actor,
    action: 'report.issued' | 'report.downloaded',
    report: IssuedReportEntity,
  ): Promise<void> {
    const { code, kind, language, sha256: hash } = report;
    await this.trail.append(actor, {
      action,
      subject: { type: report.subjectType, id: report.subjectId, title: report.title },
      after: { code, kind, language, sha256: hash },
    });
  }
}

export type ReportFile = Pick<IssuedReportEntity, 'kind' | 'language' | 'sha256' | 'fileName' | 'bytes'>;
