import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Contractor, ContractorPage, EndContractor, ListContractors, SaveContractor } from '#contract/contractors.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { ContractorsService } from './contractors.service.js';

@ApiTags('contractors')
@ApiProblems()
@SerializeOptions({ schema: Contractor })
@Controller('contractors')
export class ContractorsController {
  constructor(private readonly service: ContractorsService) {}

  @Get()
  @Requires('contractors.read')
  @SerializeOptions({ schema: ContractorPage })
  @ApiResponse({ status: 200, standardSchema: ContractorPage })
  list(@Query({ schema: ListContractors }) query: ListContractors): Promise<ContractorPage> {
    return this.service.list(query);
  }

  @Get(':id')
  @Requires('contractors.read')
  @ApiResponse({ status: 200, standardSchema: Contractor })
  one(@Param('id', { schema: Id }) id: string): Promise<Contractor> {
    return this.service.one(id);
  }

  @Post()
  @Requires('contractors.edit')
  @ApiResponse({ status: 201, standardSchema: Contractor })
  add(@CurrentActor() actor: Actor, @Body({ schema: SaveContractor }) input: SaveContractor): Promise<Contractor> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('contractors.edit')
  @ApiResponse({ status: 200, standardSchema: Contractor })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SaveContractor }) input: SaveContractor,
  ): Promise<Contractor> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('contractors.edit')
  @ApiResponse({ status: 200, standardSchema: Contractor })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: EndContractor }) input: EndContractor,
  ): Promise<Contractor> {
    return this.service.end(actor, id, version, input);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('contractors.edit')
  @ApiResponse({ status: 200, standardSchema: Contractor })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Contractor> {
    return this.service.reopen(actor, id, version);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Requires('contractors.edit')
  @ApiResponse({ status: 200, standardSchema: Contractor })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Contractor> {
    return this.service.archive(actor, id, version);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('contractors.edit')
  @ApiResponse({ status: 200, standardSchema: Contractor })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Contractor> {
    return this.service.restore(actor, id, version);
  }
}
