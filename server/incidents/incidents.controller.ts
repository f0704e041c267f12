import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  AddIncident,
  AddIncidentEntry,
  Incident,
  IncidentPage,
  ListIncidents,
  MoveIncident,
  RaiseLesson,
  RecordReport,
  SaveIncident,
} from '#contract/incidents.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { IncidentsService } from './incidents.service.js';

@ApiTags('incidents')
@ApiProblems()
@SerializeOptions({ schema: Incident })
@Controller('incidents')
export class IncidentsController {
  constructor(private readonly service: IncidentsService) {}

  @Get()
  @Requires('incidents.read')
  @SerializeOptions({ schema: IncidentPage })
  @ApiResponse({ status: 200, standardSchema: IncidentPage })
  list(@Query({ schema: ListIncidents }) query: ListIncidents): Promise<IncidentPage> {
    return this.service.list(query);
  }

  @Get(':id')
  @Requires('incidents.read')
  @ApiResponse({ status: 200, standardSchema: Incident })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<Incident> {
    return this.service.one(actor, id);
  }

  @Post()
  @Requires('incidents.edit')
  @ApiResponse({ status: 201, standardSchema: Incident })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddIncident }) input: AddIncident): Promise<Incident> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('incidents.edit')
  @ApiResponse({ status: 200, standardSchema: Incident })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SaveIncident }) input: SaveIncident,
  ): Promise<Incident> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Requires('incidents.edit')
  @ApiResponse({ status: 200, standardSchema: Incident })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: MoveIncident }) input: MoveIncident,
  ): Promise<Incident> {
    return this.service.move(actor, id, version, input);
  }

  @Post(':id/reports')
  @HttpCode(200)
  @Requires('incidents.edit')
  @ApiResponse({ status: 200, standardSchema: Incident })
  report(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: RecordReport }) input: RecordReport,
  ): Promise<Incident> {
    return this.service.report(actor, id, version, input);
  }

  @Post(':id/entries')
  @Requires('incidents.edit')
  @ApiResponse({ status: 201, standardSchema: Incident })
  addEntry(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AddIncidentEntry }) input: AddIncidentEntry,
  ): Promise<Incident> {
    return this.service.addEntry(actor, id, input);
  }

  @Post(':id/lessons')
  @Requires('incidents.edit')
  @ApiResponse({ status: 201, standardSchema: Incident })
  raiseLesson(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RaiseLesson }) input: RaiseLesson,
  ): Promise<Incident> {
    return this.service.raiseLesson(actor, id, input);
  }
}
