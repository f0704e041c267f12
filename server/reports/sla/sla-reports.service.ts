import { Injectable } from '@nestjs/common';
import type { IssuedReportList, ListReports } from '#contract/reports.js';
import { ContractorsReader } from '../../contractors/contractors.reader.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { SlaMonthsReader } from '../../slas/sla-months.reader.js';
import type { ReportLanguage, SlaReportKind } from '../report-input.js';
import { type ReportFile, ReportIssuer } from '../report-issuer.js';
import { textOf, titleOf } from './sla-build.js';
import { slaInput, type SlaSources } from './sla-input.js';

export interface SlaReportRequest {
  readonly slaId: string;
  /** YYYY-MM */
  readonly month: string;
  readonly kind: SlaReportKind;
  readonly language: ReportLanguage;
  readonly origin: string;
}

/** The files of a month of an SLA: issued once the month is closed, a draft that is not kept before that. */
@Injectable()
export class SlaReportsService {
  constructor(
    private readonly slas: SlaMonthsReader,
    private readonly contractors: ContractorsReader,
    private readonly issuer: ReportIssuer,
    private readonly clock: Clock,
  ) {}

  async file(actor: Actor, { slaId, month, kind, language, origin }: SlaReportRequest): Promise<ReportFile> {
    const input = slaInput(await this.sourcesOf(slaId, month), { language, origin });
    const title = titleOf(input);
    const order = { subject: { type: 'sla', id: slaId, title, part: month }, kind, language, input } as const;
    if (input.month.state === 'closed') return this.issuer.issue(actor, order);
    return this.issuer.draft(actor, order, `${title} ${textOf(language).draft}`);
  }

  async list(slaId: string, month: string, query: ListReports, origin: string): Promise<IssuedReportList> {
    const sources = await this.sourcesOf(slaId, month);
    return this.issuer.list({ type: 'sla', id: slaId, part: month }, query, ({ language }) =>
      slaInput(sources, { language, origin }),
    );
  }

  /** A file as it was issued, whatever has become of the month. */
  again(actor: Actor, slaId: string, id: string): Promise<ReportFile> {
    return this.issuer.again(actor, slaId, id);
  }

  private async sourcesOf(slaId: string, month: string): Promise<SlaSources> {
    const { sla, ...shown } = await this.slas.of(slaId, month);
    const { fictitious } = await this.contractors.entrusted(sla.contractor.id, this.clock.today());
    return { sla, ...shown, fictitious };
  }
}
