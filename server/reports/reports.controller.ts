import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import type { ReportFile } from './report-issuer.js';
import { ReportsService } from './reports.service.js';
import { Origin, PDF, SendsReport, XLSX } from './sending.js';

@ApiTags('reports')
@ApiProblems()
@Controller('evaluations')
export class ReportsController {
  constructor(private readonly service: ReportsService) {}

  @Get(':id/comparison.xlsx')
  @Requires('reports.read')
  @SendsReport(XLSX)
  workbook(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { evaluationId: id, kind: 'xlsx', language, origin });
  }

  @Get(':id/comparison.pdf')
  @Requires('reports.read')
  @SendsReport(PDF)
  report(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { evaluationId: id, kind: 'pdf', language, origin });
  }

  @Get(':id/check-sheet.xlsx')
  @Requires('reports.read')
  @SendsReport(XLSX)
  checkSheet(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Origin() origin: string,
  ): Promise<ReportFile> {
    return this.service.file(actor, { evaluationId: id, kind: 'checkSheet', language, origin });
  }

  @Get(':id/reports')
  @Requires('reports.read')
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
  @Requires('reports.read')
  @SendsReport(XLSX, PDF)
  again(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('reportId', { schema: Id }) reportId: string,
  ): Promise<ReportFile> {
    return this.service.again(actor, id, reportId);
  }
}
