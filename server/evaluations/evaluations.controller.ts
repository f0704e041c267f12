import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Comparison } from '#contract/comparison.js';
import {
  AddEvaluation,
  ChangeEvaluation,
  CopyEvaluation,
  Evaluation,
  EvaluationModelView,
  EvaluationPage,
  ListEvaluations,
  MoveEvaluation,
} from '#contract/evaluations.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { EvaluationsReader } from './evaluations.reader.js';
import { EvaluationsService } from './evaluations.service.js';

@ApiTags('evaluations')
@ApiProblems()
@SerializeOptions({ schema: Evaluation })
@Controller('evaluations')
export class EvaluationsController {
  constructor(
    private readonly service: EvaluationsService,
    private readonly reader: EvaluationsReader,
  ) {}

  @Get()
  @Requires('evaluations.read')
  @SerializeOptions({ schema: EvaluationPage })
  @ApiResponse({ status: 200, standardSchema: EvaluationPage })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: ListEvaluations }) query: ListEvaluations,
  ): Promise<EvaluationPage> {
    return this.service.list(actor, query);
  }

  @Post()
  @Requires('evaluations.edit')
  @ApiResponse({ status: 201, standardSchema: Evaluation })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddEvaluation }) input: AddEvaluation): Promise<Evaluation> {
    return this.service.add(actor, input);
  }

  @Get(':id')
  @Requires('evaluations.read')
  @ApiResponse({ status: 200, standardSchema: Evaluation })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<Evaluation> {
    return this.reader.evaluation(actor, id);
  }

  @Put(':id')
  @Requires('evaluations.edit')
  @ApiResponse({ status: 200, standardSchema: Evaluation })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ChangeEvaluation }) input: ChangeEvaluation,
  ): Promise<Evaluation> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/copy')
  @Requires('evaluations.edit')
  @ApiResponse({ status: 201, standardSchema: Evaluation })
  copy(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CopyEvaluation }) input: CopyEvaluation,
  ): Promise<Evaluation> {
    return this.service.copy(actor, id, input);
  }

  @Post(':id/moves')
  @HttpCode(200)
  @Requires('evaluations.edit')
  @ApiResponse({ status: 200, standardSchema: Evaluation })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: MoveEvaluation }) input: MoveEvaluation,
  ): Promise<Evaluation> {
    return this.service.move(actor, id, version, input);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Requires('evaluations.edit')
  @ApiResponse({ status: 200, standardSchema: Evaluation })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Evaluation> {
    return this.service.setArchived(actor, id, version, true);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('evaluations.edit')
  @ApiResponse({ status: 200, standardSchema: Evaluation })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Evaluation> {
    return this.service.setArchived(actor, id, version, false);
  }

  @Get(':id/model')
  @Requires('evaluations.read')
  @SerializeOptions({ schema: EvaluationModelView })
  @ApiResponse({ status: 200, standardSchema: EvaluationModelView })
  async model(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<EvaluationModelView> {
    return (await this.reader.modelFor(actor, id)).model as EvaluationModelView;
  }

  @Get(':id/comparison')
  @Requires('evaluations.read')
  @SerializeOptions({ schema: Comparison })
  @ApiResponse({ status: 200, standardSchema: Comparison })
  async comparison(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<Comparison> {
    return (await this.reader.comparisonFor(actor, id)) as Comparison;
  }
}
