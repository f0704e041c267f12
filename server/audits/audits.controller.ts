import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import {
  AddAudit,
  AddObjection,
  AuditAnswer,
  AuditPage,
  AuditSheet,
  DecideRating,
  ListAudits,
  MoveAudit,
  Objection,
  RateQuestion,
  RecordAudit,
  SettleObjection,
  UnauditedCount,
} from '#contract/audits.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { AuditAnswersService } from './answers.service.js';
import { AuditSheets } from './audit-sheets.js';
import { AuditsService } from './audits.service.js';
import { ObjectionsService } from './objections.service.js';

const QuestionCode = z.string().max(40);

@ApiTags('audits')
@ApiProblems()
@SerializeOptions({ schema: AuditSheet })
@Controller('audits')
export class AuditsController {
  constructor(
    private readonly service: AuditsService,
    private readonly sheets: AuditSheets,
    private readonly answers: AuditAnswersService,
    private readonly objections: ObjectionsService,
  ) {}

  @Get()
  @Requires('audits.read')
  @SerializeOptions({ schema: AuditPage })
  @ApiResponse({ status: 200, standardSchema: AuditPage })
  list(@Query({ schema: ListAudits }) query: ListAudits): Promise<AuditPage> {
    return this.service.list(query);
  }

  @Post()
  @Requires('audits.edit')
  @ApiResponse({ status: 201, standardSchema: AuditSheet })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddAudit }) input: AddAudit): Promise<AuditSheet> {
    return this.service.add(actor, input);
  }

  @Get('unaudited')
  @Requires('audits.read')
  @SerializeOptions({ schema: UnauditedCount })
  @ApiResponse({ status: 200, standardSchema: UnauditedCount })
  unaudited(): Promise<UnauditedCount> {
    return this.service.unaudited();
  }

  @Get(':id')
  @Requires('audits.read')
  @ApiResponse({ status: 200, standardSchema: AuditSheet })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<AuditSheet> {
    return this.sheets.of(actor, id);
  }

  @Put(':id/record')
  @Requires('audits.edit')
  @ApiResponse({ status: 200, standardSchema: AuditSheet })
  record(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: RecordAudit }) input: RecordAudit,
  ): Promise<AuditSheet> {
    return this.service.record(actor, id, version, input);
  }

  @Post(':id/moves')
  @HttpCode(200)
  @Requires('audits.edit')
  @ApiResponse({ status: 200, standardSchema: AuditSheet })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: MoveAudit }) input: MoveAudit,
  ): Promise<AuditSheet> {
    return this.service.move(actor, id, version, input);
  }

  @Put(':id/answers/:question')
  @Requires('audits.edit')
  @SerializeOptions({ schema: AuditAnswer })
  @ApiResponse({ status: 200, standardSchema: AuditAnswer })
  rate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('question', { schema: QuestionCode }) question: string,
    @IfMatch() version: number,
    @Body({ schema: RateQuestion }) input: RateQuestion,
  ): Promise<AuditAnswer> {
    return this.answers.rate(actor, id, question, version, input);
  }

  @Post(':id/answers/:question/decision')
  @HttpCode(200)
  @Requires('audits.edit')
  @SerializeOptions({ schema: AuditAnswer })
  @ApiResponse({ status: 200, standardSchema: AuditAnswer })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('question', { schema: QuestionCode }) question: string,
    @IfMatch() version: number,
    @Body({ schema: DecideRating }) input: DecideRating,
  ): Promise<AuditAnswer> {
    return this.answers.decide(actor, id, question, version, input);
  }

  @Post(':id/objections')
  @Requires('audits.edit')
  @SerializeOptions({ schema: Objection })
  @ApiResponse({ status: 201, standardSchema: Objection })
  object(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AddObjection }) input: AddObjection,
  ): Promise<Objection> {
    return this.objections.add(actor, id, input);
  }

  @Post(':id/objections/:objectionId/outcome')
  @HttpCode(200)
  @Requires('audits.edit')
  @SerializeOptions({ schema: Objection })
  @ApiResponse({ status: 200, standardSchema: Objection })
  settle(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('objectionId', { schema: Id }) objectionId: string,
    @IfMatch() version: number,
    @Body({ schema: SettleObjection }) input: SettleObjection,
  ): Promise<Objection> {
    return this.objections.settle(actor, id, objectionId, version, input);
  }
}
