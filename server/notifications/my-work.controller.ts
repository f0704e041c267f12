import { Controller, Get, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { MyWork } from '#contract/notifications.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { MyWorkService } from './my-work.service.js';

@ApiTags('my work')
@ApiProblems()
@Controller('my-work')
export class MyWorkController {
  constructor(private readonly service: MyWorkService) {}

  @Get()
  @Requires('signedIn')
  @SerializeOptions({ schema: MyWork })
  @ApiResponse({ status: 200, standardSchema: MyWork })
  of(@CurrentActor() actor: Actor): Promise<MyWork> {
    return this.service.of(actor);
  }
}
