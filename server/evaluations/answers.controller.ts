import { Body, Controller, Get, Param, Post, Put, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { RequestWaiver } from '#contract/approvals.js';
import { AnswerList, CandidateCertificates, SetAnswer, StoredAnswer } from '#contract/evaluations.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { AnswersService } from './answers.service.js';

const CriterionCode = z.string().min(1).max(40);
const Requested = z.object({ id: z.uuid() }).meta({ id: 'RequestedApproval' });

@ApiTags('answers')
@ApiProblems()
@SerializeOptions({ schema: StoredAnswer })
@Controller('evaluations/:id')
export class AnswersController {
  constructor(private readonly service: AnswersService) {}

  @Get('answers')
  @Requires('evaluations.read')
  @SerializeOptions({ schema: AnswerList })
  @ApiResponse({ status: 200, standardSchema: AnswerList })
  list(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<AnswerList> {
    return this.service.list(actor, id);
  }

  @Get('certificates')
  @Requires('evaluations.read')
  @SerializeOptions({ schema: CandidateCertificates })
  @ApiResponse({ status: 200, standardSchema: CandidateCertificates })
  certificates(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<CandidateCertificates> {
    return this.service.candidateCertificates(actor, id);
  }

  @Get('answers/:serviceId/:criterion')
  @Requires('evaluations.read')
  @ApiResponse({ status: 200, standardSchema: StoredAnswer })
  one(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('serviceId', { schema: Id }) serviceId: string,
    @Param('criterion', { schema: CriterionCode }) criterion: string,
  ): Promise<StoredAnswer> {
    return this.service.one(actor, id, { serviceId, criterion });
  }

  @Put('answers/:serviceId/:criterion')
  @Requires('evaluations.score')
  @ApiResponse({ status: 200, standardSchema: StoredAnswer })
  set(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('serviceId', { schema: Id }) serviceId: string,
    @Param('criterion', { schema: CriterionCode }) criterion: string,
    @IfMatch() version: number,
    @Body({ schema: SetAnswer }) input: SetAnswer,
  ): Promise<StoredAnswer> {
    return this.service.set(actor, id, { serviceId, criterion }, version, input);
  }

  @Post('waivers')
  @Requires('approvals.request')
  @SerializeOptions({ schema: Requested })
  @ApiResponse({ status: 201, standardSchema: Requested })
  requestWaiver(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RequestWaiver }) input: RequestWaiver,
  ): Promise<z.infer<typeof Requested>> {
    return this.service.requestWaiver(actor, id, input);
  }
}
