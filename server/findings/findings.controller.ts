import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  AddFinding,
  AddFindingNote,
  ChangeFinding,
  Finding,
  FindingBoard,
  FindingPage,
  ListFindings,
  MoveFinding,
  ShowBoard,
} from '#contract/findings.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { FindingsService } from './findings.service.js';

@ApiTags('findings')
@ApiProblems()
@SerializeOptions({ schema: Finding })
@Controller('findings')
export class FindingsController {
  constructor(private readonly service: FindingsService) {}

  @Get()
  @Requires('findings.read')
  @SerializeOptions({ schema: FindingPage })
  @ApiResponse({ status: 200, standardSchema: FindingPage })
  list(@Query({ schema: ListFindings }) query: ListFindings): Promise<FindingPage> {
    return this.service.list(query);
  }

  @Get('board')
  @Requires('findings.read')
  @SerializeOptions({ schema: FindingBoard })
  @ApiResponse({ status: 200, standardSchema: FindingBoard })
  board(@Query({ schema: ShowBoard }) query: ShowBoard): Promise<FindingBoard> {
    return this.service.board(query);
  }

  @Get(':id')
  @Requires('findings.read')
  @ApiResponse({ status: 200, standardSchema: Finding })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<Finding> {
    return this.service.one(actor, id);
  }

  @Post()
  @Requires('findings.edit')
  @ApiResponse({ status: 201, standardSchema: Finding })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddFinding }) input: AddFinding): Promise<Finding> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('findings.edit')
  @ApiResponse({ status: 200, standardSchema: Finding })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ChangeFinding }) input: ChangeFinding,
  ): Promise<Finding> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Requires('findings.edit')
  @ApiResponse({ status: 200, standardSchema: Finding })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: MoveFinding }) input: MoveFinding,
  ): Promise<Finding> {
    return this.service.move(actor, id, version, input);
  }

  /** Nothing of the finding changes, so that nobody's work on it is in the way of what was said. */
  @Post(':id/notes')
  @Requires('findings.edit')
  @ApiResponse({ status: 201, standardSchema: Finding })
  note(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AddFindingNote }) input: AddFindingNote,
  ): Promise<Finding> {
    return this.service.note(actor, id, input);
  }
}
