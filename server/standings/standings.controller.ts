import { Body, Controller, Get, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { AskDecision, ListStandings, Standing, StandingCounts, StandingPage } from '#contract/standings.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { StandingsService } from './standings.service.js';

@ApiTags('standings')
@ApiProblems()
@SerializeOptions({ schema: Standing })
@Controller('standings')
export class StandingsController {
  constructor(private readonly service: StandingsService) {}

  @Get()
  @Requires('standings.read')
  @SerializeOptions({ schema: StandingPage })
  @ApiResponse({ status: 200, standardSchema: StandingPage })
  list(@Query({ schema: ListStandings }) query: ListStandings): Promise<StandingPage> {
    return this.service.list(query);
  }

  @Get('summary')
  @Requires('standings.read')
  @SerializeOptions({ schema: StandingCounts })
  @ApiResponse({ status: 200, standardSchema: StandingCounts })
  counts(): Promise<StandingCounts> {
    return this.service.counts();
  }

  @Get(':id')
  @Requires('standings.read')
  @ApiResponse({ status: 200, standardSchema: Standing })
  one(@Param('id', { schema: Id }) id: string): Promise<Standing> {
    return this.service.one(id);
  }

  @Post(':id/decisions')
  @Requires('standings.edit')
  @ApiResponse({ status: 201, standardSchema: Standing })
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AskDecision }) input: AskDecision,
  ): Promise<Standing> {
    return this.service.ask(actor, id, input);
  }
}
