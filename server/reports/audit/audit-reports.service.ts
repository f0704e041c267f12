import { Injectable } from '@nestjs/common';
import type { IssuedReportList, ListReports } from '#contract/reports.js';
import { AuditsReader } from '../../audits/audits.reader.js';
import { ContractorsReader } from '../../contractors/contractors.reader.js';
import { FilesReader } from '../../files/files.reader.js';
import { FindingsReader } from '../../findings/findings.reader.js';
import { FindingTermsReader } from '../../findings/terms.reader.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { AuditReportKind, ReportLanguage } from '../report-input.js';
import { type ReportFile, ReportIssuer } from '../report-issuer.js';
import { imagesOf } from './audit-images.js';
import { auditInput, type AuditReportSetting, type AuditSources } from './audit-input.js';

import { textOf } from './audit-view.js';

export interface AuditReportRequest {
  readonly auditId: string;
  readonly kind: AuditReportKind;
  readonly language: ReportLanguage;
  readonly origin: string;
}

/** The files of an audit: issued once its report is approved, a draft that is not kept before that. */
@Injectable()
export class AuditReportsService {
  constructor(
    private readonly audits: AuditsReader,
    private readonly contractors: ContractorsReader,
    private readonly findings: FindingsReader,
    private readonly terms: FindingTermsReader,
    private readonly files: FilesReader,
    private readonly issuer: ReportIssuer,
    private readonly clock: Clock,
  ) {}

  async file(actor: Actor, { auditId, kind, language, origin }: AuditReportRequest): Promise<ReportFile> {
    const input = auditInput(await this.sourcesOf(actor, auditId), this.setting(language, origin));
    const title = `${input.audit.number} ${input.audit.contractor.name}`;
    const order = {
      subject: { type: 'audit', id: auditId, title },
      ...{ kind, language, input },
      ...(kind === 'auditPdf'
        ? { images: () => imagesOf(input.photos, (id, side) => this.files.photo(id, side)) }
        : {}),
    } as const;
    if (input.reported) return this.issuer.issue(actor, order);
    return this.issuer.draft(actor, order, `${title} ${textOf(language).draft}`);
  }

  async list(actor: Actor, auditId: string, query: ListReports, origin: string): Promise<IssuedReportList> {
    const sources = await this.sourcesOf(actor, auditId);
    return this.issuer.list({ type: 'audit', id: auditId }, query, ({ language }) =>
      auditInput(sources, this.setting(language, origin)),
    );
  }

  /** A file as it was issued, whatever has become of the findings. */
  async again(actor: Actor, auditId: string, id: string): Promise<ReportFile> {
    await this.audits.sheet(actor, auditId);
    return this.issuer.again(actor, auditId, id);
  }

  private setting(language: ReportLanguage, origin: string): AuditReportSetting {
    return { language, origin, dayOf: (instant) => this.clock.dayOf(instant) };
  }

  private async sourcesOf(actor: Actor, id: string): Promise<AuditSources> {
    const sheet = await this.audits.sheet(actor, id);
    const [entrusted, findings, files, terms] = await Promise.all([
      this.contractors.entrusted(sheet.contractor.id, sheet.fieldworkOn ?? sheet.plannedOn),
      this.findings.ofAudit(id),
      this.files.ofSubject('audit', [id]),
      this.terms.terms(),
    ]);
    return { sheet, entrusted, findings, files: files.get(id) ?? [], terms };
  }
}
