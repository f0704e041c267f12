import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChangedMaintenance, SetMaintenance } from '#contract/outages.js';
import { AddSla, ChangeSla, EndSla, ListSlas, SetSlaTerms, Sla, SlaPage } from '#contract/slas.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { SlaMaintenanceService } from './maintenance.service.js';
import { SlasService } from './slas.service.js';

@ApiTags('slas')
@ApiProblems()
@SerializeOptions({ schema: Sla })
@Controller('slas')
export class SlasController {
  constructor(
    private readonly service: SlasService,
    private readonly maintenance: SlaMaintenanceService,
  ) {}

  @Get()
  @Requires('slas.read')
  @SerializeOptions({ schema: SlaPage })
  @ApiResponse({ status: 200, standardSchema: SlaPage })
  list(@Query({ schema: ListSlas }) query: ListSlas): Promise<SlaPage> {
    return this.service.list(query);
  }

  @Get(':id')
  @Requires('slas.read')
  @ApiResponse({ status: 200, standardSchema: Sla })
  one(@Param('id', { schema: Id }) id: string): Promise<Sla> {
    return this.service.one(id);
  }

  @Post()
  @Requires('slas.edit')
  @ApiResponse({ status: 201, standardSchema: Sla })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddSla }) input: AddSla): Promise<Sla> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: Sla })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ChangeSla }) input: ChangeSla,
  ): Promise<Sla> {
    return this.service.change(actor, id, version, input);
  }

  @Put(':id/terms')
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: Sla })
  setTerms(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: SetSlaTerms }) input: SetSlaTerms,
  ): Promise<Sla> {
    return this.service.setTerms(actor, id, version, input);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: Sla })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: EndSla }) input: EndSla,
  ): Promise<Sla> {
    return this.service.end(actor, id, version, input);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiResponse({ status: 200, standardSchema: Sla })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Sla> {
    return this.service.reopen(actor, id, version);
  }

  @Post(':id/maintenance')
  @Requires('slas.edit')
  @SerializeOptions({ schema: ChangedMaintenance })
  @ApiResponse({ status: 201, standardSchema: ChangedMaintenance })
  addWindow(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SetMaintenance }) input: SetMaintenance,
  ): Promise<ChangedMaintenance> {
    return this.maintenance.add(actor, id, input);
  }

  @Put(':id/maintenance/:windowId')
  @Requires('slas.edit')
  @SerializeOptions({ schema: ChangedMaintenance })
  @ApiResponse({ status: 200, standardSchema: ChangedMaintenance })
  changeWindow(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('windowId', { schema: Id }) windowId: string,
    @IfMatch() version: number,
    @Body({ schema: SetMaintenance }) input: SetMaintenance,
  ): Promise<ChangedMaintenance> {
    return this.maintenance.change(actor, id, windowId, version, input);
  }

  @Delete(':id/maintenance/:windowId')
  @Requires('slas.edit')
  @SerializeOptions({ schema: ChangedMaintenance })
  @ApiResponse({ status: 200, standardSchema: ChangedMaintenance })
  removeWindow(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('windowId', { schema: Id }) windowId: string,
    @IfMatch() version: number,
  ): Promise<ChangedMaintenance> {
    return this.maintenance.remove(actor, id, windowId, version);
  }
}
