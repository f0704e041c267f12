import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ListServices, SaveService, Service, ServicePage } from '#contract/services.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { ServicesService } from './services.service.js';

@ApiTags('services')
@ApiProblems()
@SerializeOptions({ schema: Service })
@Controller('services')
export class ServicesController {
  constructor(private readonly service: ServicesService) {}

  @Get()
  @Requires('catalogue.read')
  @SerializeOptions({ schema: ServicePage })
  @ApiResponse({ status: 200, standardSchema: ServicePage })
  list(@Query({ schema: ListServices }) query: ListServices): Promise<ServicePage> {
    return this.service.list(query);
  }

  @Get(':id')
  @Requires('catalogue.read')
  @ApiResponse({ status: 200, standardSchema: Service })
  one(@Param('id', { schema: Id }) id: string): Promise<Service> {
    return this.service.one(id);
  }

  @Post()
  @Requires('catalogue.edit')
  @ApiResponse({ status: 201, standardSchema: Service })
  add(@CurrentActor() actor: Actor, @Body({ schema: SaveService }) input: SaveService): Promise<Service> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('catalogue.edit')
  @ApiResponse({ status: 200, standardSchema: Service })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SaveService }) input: SaveService,
  ): Promise<Service> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Requires('catalogue.edit')
  @ApiResponse({ status: 200, standardSchema: Service })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Service> {
    return this.service.setArchived(actor, id, version, true);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('catalogue.edit')
  @ApiResponse({ status: 200, standardSchema: Service })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Service> {
    return this.service.setArchived(actor, id, version, false);
  }
}
