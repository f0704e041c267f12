import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { Month } from '#contract/texts.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import type { ReportFile } from '../report-issuer.js';
import { Origin, PDF, SendsReport, XLSX } from '../sending.js';
import { SlaReportsService } from './sla-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller('slas')
export class SlaReportsController {
  constructor(private readonly service: SlaReportsService) {}

  @Get(':id/months/:month/report.pdf')
  @Requires('slas.read')
  @SendsReport(PDF)
  pdf(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) slaId: string,
    @Param('month', { schema: Month }) month: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { slaId, month, kind: 'slaPdf', language, origin });
  }

  @Get(':id/months/:month/report.xlsx')
  @Requires('slas.read')
  @SendsReport(XLSX)
  workbook(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) slaId: string,
    @Param('month', { schema: Month }) month: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { slaId, month, kind: 'slaXlsx', language, origin });
  }

  @Get(':id/months/:month/reports')
  @Requires('slas.read')
  @SerializeOptions({ schema: IssuedReportList })
  @ApiResponse({ status: 200, standardSchema: IssuedReportList })
  list(
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @Query({ schema: ListReports }) query: ListReports,
    @Origin() origin: string,
  ): Promise<IssuedReportList> {
    return this.service.list(id, month, query, origin);
  }

  @Get(':id/reports/:reportId')
  @Requires('slas.read')
  @SendsReport(XLSX, PDF)
  again(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('reportId', { schema: Id }) reportId: string,
  ): Promise<ReportFile> {
    return this.service.again(actor, id, reportId);
  }
}
