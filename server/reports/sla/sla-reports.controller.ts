import { Controller, Get, Param, Query, Req, Res, SerializeOptions, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { Month } from '#contract/slas.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { PortalConfig } from '../../platform/config.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import { fileOf, originOf, PDF, XLSX } from '../sending.js';
import { SlaReportsService } from './sla-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller('slas')
export class SlaReportsController {
  constructor(
    private readonly service: SlaReportsService,
    private readonly config: PortalConfig,
  ) {}

  @Get(':id/months/:month/report.pdf')
  @Requires('slas.read')
  @ApiProduces(PDF)
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) slaId: string,
    @Param('month', { schema: Month }) month: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const origin = originOf(request, this.config);
    return fileOf(await this.service.file(actor, { slaId, month, kind: 'slaPdf', language, origin }), response);
  }

  @Get(':id/months/:month/report.xlsx')
  @Requires('slas.read')
  @ApiProduces(XLSX)
  async workbook(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) slaId: string,
    @Param('month', { schema: Month }) month: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const origin = originOf(request, this.config);
    return fileOf(await this.service.file(actor, { slaId, month, kind: 'slaXlsx', language, origin }), response);
  }

  @Get(':id/months/:month/reports')
  @Requires('slas.read')
  @SerializeOptions({ schema: IssuedReportList })
  @ApiResponse({ status: 200, standardSchema: IssuedReportList })
  list(
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @Query({ schema: ListReports }) query: ListReports,
    @Req() request: Request,
  ): Promise<IssuedReportList> {
    return this.service.list(id, month, query, originOf(request, this.config));
  }

  @Get(':id/reports/:reportId')
  @Requires('slas.read')
  @ApiProduces(XLSX, PDF)
  async again(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('reportId', { schema: Id }) reportId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.again(actor, id, reportId), response);
  }
}
