import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ListVendors, SaveVendor, Vendor, VendorPage } from '#contract/services.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { VendorsService } from './vendors.service.js';

@ApiTags('vendors')
@ApiProblems()
@SerializeOptions({ schema: Vendor })
@Controller('vendors')
export class VendorsController {
  constructor(private readonly service: VendorsService) {}

  @Get()
  @Requires('catalogue.read')
  @SerializeOptions({ schema: VendorPage })
  @ApiResponse({ status: 200, standardSchema: VendorPage })
  list(@Query({ schema: ListVendors }) query: ListVendors): Promise<VendorPage> {
    return this.service.list(query);
  }

  @Get(':id')
  @Requires('catalogue.read')
  @ApiResponse({ status: 200, standardSchema: Vendor })
  one(@Param('id', { schema: Id }) id: string): Promise<Vendor> {
    return this.service.one(id);
  }

  @Post()
  @Requires('catalogue.edit')
  @ApiResponse({ status: 201, standardSchema: Vendor })
  add(@CurrentActor() actor: Actor, @Body({ schema: SaveVendor }) input: SaveVendor): Promise<Vendor> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('catalogue.edit')
  @ApiResponse({ status: 200, standardSchema: Vendor })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SaveVendor }) input: SaveVendor,
  ): Promise<Vendor> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Requires('catalogue.edit')
  @ApiResponse({ status: 200, standardSchema: Vendor })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Vendor> {
    return this.service.setArchived(actor, id, version, true);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('catalogue.edit')
  @ApiResponse({ status: 200, standardSchema: Vendor })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Vendor> {
    return this.service.setArchived(actor, id, version, false);
  }
}
