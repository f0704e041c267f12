import { Body, Controller, Get, HttpCode, Param, Post, Put, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { AddAuditPlan, AuditPlan, AuditPlanList, ChangeAuditPlan, CompleteAuditPlan } from '#contract/audit-plans.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { PlansService } from './plans.service.js';

@ApiTags('audit plans')
@ApiProblems()
@SerializeOptions({ schema: AuditPlan })
@Controller('audit-plans')
export class PlansController {
  constructor(private readonly service: PlansService) {}

  @Get()
  @Requires('audits.read')
  @SerializeOptions({ schema: AuditPlanList })
  @ApiResponse({ status: 200, standardSchema: AuditPlanList })
  list(): Promise<AuditPlanList> {
    return this.service.list();
  }

  @Post()
  @Requires('audits.edit')
  @ApiResponse({ status: 201, standardSchema: AuditPlan })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddAuditPlan }) input: AddAuditPlan): Promise<AuditPlan> {
    return this.service.add(actor, input);
  }

  @Get(':id')
  @Requires('audits.read')
  @ApiResponse({ status: 200, standardSchema: AuditPlan })
  one(@Param('id', { schema: Id }) id: string): Promise<AuditPlan> {
    return this.service.one(id);
  }

  @Put(':id')
  @Requires('audits.edit')
  @ApiResponse({ status: 200, standardSchema: AuditPlan })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ChangeAuditPlan }) input: ChangeAuditPlan,
  ): Promise<AuditPlan> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Requires('audits.edit')
  @ApiResponse({ status: 200, standardSchema: AuditPlan })
  complete(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: CompleteAuditPlan }) input: CompleteAuditPlan,
  ): Promise<AuditPlan> {
    return this.service.complete(actor, id, version, input);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Requires('audits.edit')
  @ApiResponse({ status: 200, standardSchema: AuditPlan })
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<AuditPlan> {
    return this.service.submit(actor, id, version);
  }
}
