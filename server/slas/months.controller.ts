import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  CloseSlaMonth,
  ListSlaMonths,
  MoveCredit,
  ReopenSlaMonth,
  ReviewSlaMonth,
  SetMeasurements,
  SlaClosing,
  SlaClosings,
  SlaMonth,
  SlaMonthSeries,
} from '#contract/slas.js';
import { Month } from '#contract/texts.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { SlaClosingsService } from './closings.service.js';
import { SlaMonthsService } from './months.service.js';

@ApiTags('slas')
@ApiProblems()
@SerializeOptions({ schema: SlaMonth })
@Controller()
export class SlaMonthsController {
  constructor(
    private readonly service: SlaMonthsService,
    private readonly closings: SlaClosingsService,
  ) {}

  @Get('slas/:id/months')
  @Requires('slas.read')
  @SerializeOptions({ schema: SlaMonthSeries })
  @ApiResponse({ status: 200, standardSchema: SlaMonthSeries })
  series(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ListSlaMonths }) query: ListSlaMonths,
  ): Promise<SlaMonthSeries> {
    return this.service.series(id, query);
  }

  @Get('slas/:id/months/:month')
  @Requires('slas.read')
  @ApiResponse({ status: 200, standardSchema: SlaMonth })
  one(@Param('id', { schema: Id }) id: string, @Param('month', { schema: Month }) month: string): Promise<SlaMonth> {
    return this.service.one(id, month);
  }

  @Post('slas/:id/months/:month/close')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: SlaMonth })
  close(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @IfMatch() version: number,
  ): Promise<SlaMonth> {
    return this.service.close(actor, id, month, version);
  }

  @Post('slas/:id/months/:month/reopen')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: SlaMonth })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @IfMatch() version: number,
    @Body({ schema: ReopenSlaMonth }) input: ReopenSlaMonth,
  ): Promise<SlaMonth> {
    return this.service.reopen(actor, id, month, version, input);
  }

  @Put('slas/:id/months/:month/review')
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: SlaMonth })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @IfMatch() version: number,
    @Body({ schema: ReviewSlaMonth }) input: ReviewSlaMonth,
  ): Promise<SlaMonth> {
    return this.service.review(actor, id, month, version, input);
  }

  @Put('slas/:id/months/:month/measurements')
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: SlaMonth })
  measure(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @Body({ schema: SetMeasurements }) input: SetMeasurements,
  ): Promise<SlaMonth> {
    return this.service.measure(actor, id, month, input);
  }

  @Post('slas/:id/months/:month/credit')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: SlaMonth })
  moveCredit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('month', { schema: Month }) month: string,
    @IfMatch() version: number,
    @Body({ schema: MoveCredit }) input: MoveCredit,
  ): Promise<SlaMonth> {
    return this.service.moveCredit(actor, id, month, version, input);
  }

  @Get('sla-closings')
  @Requires('slas.read')
  @SerializeOptions({ schema: SlaClosings })
  @ApiResponse({ status: 200, standardSchema: SlaClosings })
  allClosings(): Promise<SlaClosings> {
    return this.closings.list();
  }

  @Get('sla-closings/:id')
  @Requires('slas.read')
  @SerializeOptions({ schema: SlaClosing })
  @ApiResponse({ status: 200, standardSchema: SlaClosing })
  closing(@Param('id', { schema: Id }) id: string): Promise<SlaClosing> {
    return this.closings.one(id);
  }

  @Post('sla-closings')
  @HttpCode(202)
  @Requires('slas.edit')
  @SerializeOptions({ schema: SlaClosing })
  @ApiResponse({ status: 202, standardSchema: SlaClosing })
  closeAll(
    @CurrentActor() actor: Actor,
    @Body({ schema: CloseSlaMonth }) { month }: CloseSlaMonth,
  ): Promise<SlaClosing> {
    return this.closings.request(actor, month);
  }
}
