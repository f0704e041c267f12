import { Controller, Get, Param, Query, Req, Res, SerializeOptions, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { PortalConfig } from '../platform/config.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import type { EvaluationReportKind } from './report-input.js';
import { ReportsService } from './reports.service.js';
import { fileOf, originOf, PDF, XLSX } from './sending.js';

@ApiTags('reports')
@ApiProblems()
@Controller('evaluations')
export class ReportsController {
  constructor(
    private readonly service: ReportsService,
    private readonly config: PortalConfig,
  ) {}

  @Get(':id/comparison.xlsx')
  @Requires('reports.read')
  @ApiProduces(XLSX)
  workbook(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(actor, id, 'xlsx', query, request, response);
  }

  @Get(':id/comparison.pdf')
  @Requires('reports.read')
  @ApiProduces(PDF)
  report(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(actor, id, 'pdf', query, request, response);
  }

  @Get(':id/check-sheet.xlsx')
  @Requires('reports.read')
  @ApiProduces(XLSX)
  checkSheet(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(actor, id, 'checkSheet', query, request, response);
  }

  @Get(':id/reports')
  @Requires('reports.read')
  @SerializeOptions({ schema: IssuedReportList })
  @ApiResponse({ status: 200, standardSchema: IssuedReportList })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ListReports }) query: ListReports,
    @Req() request: Request,
  ): Promise<IssuedReportList> {
    return this.service.list(actor, id, query, originOf(request, this.config));
  }

  @Get(':id/reports/:reportId')
  @Requires('reports.read')
  @ApiProduces(XLSX, PDF)
  async again(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('reportId', { schema: Id }) reportId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.again(actor, id, reportId), response);
  }

  private async send(
    actor: Actor,
    evaluationId: string,
    kind: EvaluationReportKind,
    { language }: ReportQuery,
    request: Request,
    response: Response,
  ): Promise<StreamableFile> {
    const origin = originOf(request, this.config);
    return fileOf(await this.service.file(actor, { evaluationId, kind, language, origin }), response);
  }
}
