import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  ArgueExclusion,
  ChangedOutage,
  EndOutage,
  ListOutages,
  OutagePage,
  ReportedOutages,
  ReportOutages,
  SetOutage,
} from '#contract/outages.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { OutagesService } from './outages.service.js';

@ApiTags('slas')
@ApiProblems()
@SerializeOptions({ schema: ChangedOutage })
@Controller()
export class OutagesController {
  constructor(private readonly service: OutagesService) {}

  @Get('slas/:id/outages')
  @Requires('slas.read')
  @SerializeOptions({ schema: OutagePage })
  @ApiResponse({ status: 200, standardSchema: OutagePage })
  list(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ListOutages }) query: ListOutages,
  ): Promise<OutagePage> {
    return this.service.list(id, query);
  }

  @Post('slas/:id/outages')
  @Requires('slas.edit')
  @ApiResponse({ status: 201, standardSchema: ChangedOutage })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SetOutage }) input: SetOutage,
  ): Promise<ChangedOutage> {
    return this.service.add(actor, id, input);
  }

  @Post('slas/:id/measured-outages')
  @HttpCode(200)
  @Requires('slas.edit')
  @SerializeOptions({ schema: ReportedOutages })
  @ApiResponse({ status: 200, standardSchema: ReportedOutages })
  report(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReportOutages }) input: ReportOutages,
  ): Promise<ReportedOutages> {
    return this.service.report(actor, id, input);
  }

  @Put('outages/:id')
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: ChangedOutage })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SetOutage }) input: SetOutage,
  ): Promise<ChangedOutage> {
    return this.service.change(actor, id, version, input);
  }

  @Post('outages/:id/end')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: ChangedOutage })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: EndOutage }) input: EndOutage,
  ): Promise<ChangedOutage> {
    return this.service.end(actor, id, version, input);
  }

  @Post('outages/:id/exclusion')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: ChangedOutage })
  argue(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ArgueExclusion }) input: ArgueExclusion,
  ): Promise<ChangedOutage> {
    return this.service.argue(actor, id, version, input);
  }

  /** It can be restored. */
  @Post('outages/:id/remove')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: ChangedOutage })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<ChangedOutage> {
    return this.service.remove(actor, id, version);
  }

  @Post('outages/:id/restore')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: ChangedOutage })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<ChangedOutage> {
    return this.service.restore(actor, id, version);
  }
}
