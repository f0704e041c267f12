import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Approval, ApprovalPage, DecideApproval, ListApprovals } from '#contract/approvals.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { ApprovalsService } from './approvals.service.js';

@ApiTags('approvals')
@ApiProblems()
@SerializeOptions({ schema: Approval })
@Controller('approvals')
export class ApprovalsController {
  constructor(private readonly service: ApprovalsService) {}

  @Get()
  @Requires('approvals.read')
  @SerializeOptions({ schema: ApprovalPage })
  @ApiResponse({ status: 200, standardSchema: ApprovalPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: ListApprovals }) query: ListApprovals): Promise<ApprovalPage> {
    return this.service.list(actor, query);
  }

  @Get(':id')
  @Requires('approvals.read')
  @ApiResponse({ status: 200, standardSchema: Approval })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<Approval> {
    return this.service.one(actor, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Requires('approvals.decide')
  @ApiResponse({ status: 200, standardSchema: Approval })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: DecideApproval }) input: DecideApproval,
  ): Promise<Approval> {
    return this.service.decide(actor, id, version, input);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('approvals.request')
  @ApiResponse({ status: 200, standardSchema: Approval })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Approval> {
    return this.service.withdraw(actor, id, version);
  }
}
