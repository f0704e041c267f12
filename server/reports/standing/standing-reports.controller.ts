import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import type { ReportFile } from '../report-issuer.js';
import { Origin, PDF, SendsReport, XLSX } from '../sending.js';
import { StandingReportsService } from './standing-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller()
export class StandingReportsController {
  constructor(private readonly service: StandingReportsService) {}

  @Get('standing-report.pdf')
  @Requires('standings.read')
  @SendsReport(PDF)
  pdf(
    @CurrentActor() actor: Actor,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, 'standingPdf', language, origin);
  }

  @Get('standing-report.xlsx')
  @Requires('standings.read')
  @SendsReport(XLSX)
  workbook(
    @CurrentActor() actor: Actor,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, 'standingXlsx', language, origin);
  }

  @Get('standing-reports')
  @Requires('standings.read')
  @SerializeOptions({ schema: IssuedReportList })
  @ApiResponse({ status: 200, standardSchema: IssuedReportList })
  list(@Query({ schema: ListReports }) query: ListReports, @Origin() origin: string): Promise<IssuedReportList> {
    return this.service.list(query, origin);
  }

  @Get('standing-reports/:reportId')
  @Requires('standings.read')
  @SendsReport(PDF, XLSX)
  again(@CurrentActor() actor: Actor, @Param('reportId', { schema: Id }) reportId: string): Promise<ReportFile> {
    return this.service.again(actor, reportId);
  }
}
