import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import type { ReportFile } from '../report-issuer.js';
import { Origin, PDF, SendsReport, XLSX } from '../sending.js';
import { AuditReportsService } from './audit-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller('audits')
export class AuditReportsController {
  constructor(private readonly service: AuditReportsService) {}

  @Get(':id/report.pdf')
  @Requires('audits.read')
  @SendsReport(PDF)
  pdf(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) auditId: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { auditId, kind: 'auditPdf', language, origin });
  }

  @Get(':id/report.xlsx')
  @Requires('audits.read')
  @SendsReport(XLSX)
  workbook(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) auditId: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { auditId, kind: 'auditXlsx', language, origin });
  }

  @Get(':id/reports')
  @Requires('audits.read')
  @SerializeOptions({ schema: IssuedReportList })
  @ApiResponse({ status: 200, standardSchema: IssuedReportList })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ListReports }) query: ListReports,
    @Origin() origin: string,
  ): Promise<IssuedReportList> {
    return this.service.list(actor, id, query, origin);
  }

  @Get(':id/reports/:reportId')
  @Requires('audits.read')
  @SendsReport(XLSX, PDF)
  again(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('reportId', { schema: Id }) reportId: string,
  ): Promise<ReportFile> {
    return this.service.again(actor, id, reportId);
  }
}
