import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  CheckClause,
  ClauseCode,
  Contract,
  ContractBoard,
  ContractPage,
  DeleteContract,
  ListContracts,
  MoveContract,
  SaveContract,
  ShowContractBoard,
} from '#contract/contracts.js';
import type { ClauseCode as Code } from '#domain/contract/clauses.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { ContractsService } from './contracts.service.js';

@ApiTags('contracts')
@ApiProblems()
@SerializeOptions({ schema: Contract })
@Controller('contracts')
export class ContractsController {
  constructor(private readonly service: ContractsService) {}

  @Get()
  @Requires('contracts.read')
  @SerializeOptions({ schema: ContractPage })
  @ApiResponse({ status: 200, standardSchema: ContractPage })
  list(@Query({ schema: ListContracts }) query: ListContracts): Promise<ContractPage> {
    return this.service.list(query);
  }

  @Get('board')
  @Requires('contracts.read')
  @SerializeOptions({ schema: ContractBoard })
  @ApiResponse({ status: 200, standardSchema: ContractBoard })
  board(@Query({ schema: ShowContractBoard }) query: ShowContractBoard): Promise<ContractBoard> {
    return this.service.board(query);
  }

  @Get(':id')
  @Requires('contracts.read')
  @ApiResponse({ status: 200, standardSchema: Contract })
  one(@Param('id', { schema: Id }) id: string): Promise<Contract> {
    return this.service.one(id);
  }

  @Post()
  @Requires('contracts.edit')
  @ApiResponse({ status: 201, standardSchema: Contract })
  add(@CurrentActor() actor: Actor, @Body({ schema: SaveContract }) input: SaveContract): Promise<Contract> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('contracts.edit')
  @ApiResponse({ status: 200, standardSchema: Contract })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SaveContract }) input: SaveContract,
  ): Promise<Contract> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Requires('contracts.edit')
  @ApiResponse({ status: 200, standardSchema: Contract })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: MoveContract }) input: MoveContract,
  ): Promise<Contract> {
    return this.service.move(actor, id, version, input);
  }

  @Put(':id/clauses/:code')
  @Requires('contracts.edit')
  @ApiResponse({ status: 200, standardSchema: Contract })
  check(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('code', { schema: ClauseCode }) code: Code,
    @IfMatch() version: number,
    @Body({ schema: CheckClause }) input: CheckClause,
  ): Promise<Contract> {
    return this.service.check(actor, id, version, code, input);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Requires('contracts.edit')
  @ApiResponse({ status: 200, standardSchema: Contract })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Contract> {
    return this.service.archive(actor, id, version);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('contracts.edit')
  @ApiResponse({ status: 200, standardSchema: Contract })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Contract> {
    return this.service.restore(actor, id, version);
  }

  /** For good, with its files. */
  @Post(':id/deletion')
  @HttpCode(204)
  @Requires('contracts.edit')
  @ApiResponse({ status: 204 })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: DeleteContract }) { title }: DeleteContract,
  ): Promise<void> {
    return this.service.delete(actor, id, version, title);
  }
}
