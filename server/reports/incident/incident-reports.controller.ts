import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import { fileOf, PDF } from '../sending.js';
import { IncidentReportsService } from './incident-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller('incidents')
export class IncidentReportsController {
  constructor(private readonly service: IncidentReportsService) {}

  @Get(':id/preliminary.pdf')
  @Requires('incidents.read')
  @ApiProduces(PDF)
  async preliminary(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.draft(actor, id, 'preliminary', language), response);
  }

  @Get(':id/final.pdf')
  @Requires('incidents.read')
  @ApiProduces(PDF)
  async final(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return fileOf(await this.service.draft(actor, id, 'final', language), response);
  }
}
