import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReportQuery } from '#contract/reports.js';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Id } from '../../platform/ids.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import type { ReportFile } from '../report-issuer.js';
import { PDF, SendsReport } from '../sending.js';
import { IncidentReportsService } from './incident-reports.service.js';

@ApiTags('reports')
@ApiProblems()
@Controller('incidents')
export class IncidentReportsController {
  constructor(private readonly service: IncidentReportsService) {}

  @Get(':id/preliminary.pdf')
  @Requires('incidents.read')
  @SendsReport(PDF)
  preliminary(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
  ): Promise<ReportFile> {
    return this.service.draft(actor, id, 'preliminary', language);
  }

  @Get(':id/final.pdf')
  @Requires('incidents.read')
  @SendsReport(PDF)
  final(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReportQuery }) { language }: ReportQuery,
  ): Promise<ReportFile> {
    return this.service.draft(actor, id, 'final', language);
  }
}
