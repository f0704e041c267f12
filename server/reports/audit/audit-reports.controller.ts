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
import { AuditReportsService } from './audit-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller('audits')
export class AuditReportsController {
  constructor(
    private readonly service: AuditReportsService,
    private readonly config: PortalConfig,
  ) {}

  @Get(':id/report.pdf')
  @Requires('audits.read')
  @ApiProduces(PDF)
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) auditId: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const origin = originOf(request, this.config);
    return fileOf(await this.service.file(actor, { auditId, kind: 'auditPdf', language, origin }), response);
  }

  @Get(':id/report.xlsx')
  @Requires('audits.read')
  @ApiProduces(XLSX)
  async workbook(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) auditId: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const origin = originOf(request, this.config);
    return fileOf(await this.service.file(actor, { auditId, kind: 'auditXlsx', language, origin }), response);
  }

  @Get(':id/reports')
  @Requires('audits.read')
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
  @Requires('audits.read')
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
