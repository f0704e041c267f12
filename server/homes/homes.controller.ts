import { Controller, Get, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Home } from '#contract/homes.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { HomesService } from './homes.service.js';

@ApiTags('home')
@ApiProblems()
@Controller('home')
export class HomesController {
  constructor(private readonly service: HomesService) {}

  @Get()
  @Requires('signedIn')
  @SerializeOptions({ schema: Home })
  @ApiResponse({ status: 200, standardSchema: Home })
  of(@CurrentActor() actor: Actor): Promise<Home> {
    return this.service.of(actor);
  }
}
