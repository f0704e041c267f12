import { Controller, Get, Param, Query, Req, Res, SerializeOptions, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { IssuedReportList, ListReports, ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { PortalConfig } from '../../platform/config.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import { fileOf, originOf, PDF, XLSX } from '../sending.js';
import { StandingReportsService } from './standing-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller()
export class StandingReportsController {
  constructor(
    private readonly service: StandingReportsService,
    private readonly config: PortalConfig,
  ) {}

  @Get('standing-report.pdf')
  @Requires('standings.read')
  @ApiProduces(PDF)
  async pdf(
    @CurrentActor() actor: Actor,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.file(actor, 'standingPdf', language, originOf(request, this.config)), response);
  }

  @Get('standing-report.xlsx')
  @Requires('standings.read')
  @ApiProduces(XLSX)
  async workbook(
    @CurrentActor() actor: Actor,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.file(actor, 'standingXlsx', language, originOf(request, this.config)), response);
  }

  @Get('standing-reports')
  @Requires('standings.read')
  @SerializeOptions({ schema: IssuedReportList })
  @ApiResponse({ status: 200, standardSchema: IssuedReportList })
  list(@Query({ schema: ListReports }) query: ListReports, @Req() request: Request): Promise<IssuedReportList> {
    return this.service.list(query, originOf(request, this.config));
  }

  @Get('standing-reports/:reportId')
  @Requires('standings.read')
  @ApiProduces(PDF, XLSX)
  async again(
    @CurrentActor() actor: Actor,
    @Param('reportId', { schema: Id }) reportId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.again(actor, reportId), response);
  }
}
