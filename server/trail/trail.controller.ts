import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ListTrail, TrailPage } from '#contract/trail.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { TrailService } from './trail.service.js';

@ApiTags('trail')
@ApiProblems()
@Controller('trail')
export class TrailController {
  constructor(private readonly service: TrailService) {}

  @Get()
  @Requires('trail.read')
  @SerializeOptions({ schema: TrailPage })
  @ApiResponse({ status: 200, standardSchema: TrailPage })
  list(@Query({ schema: ListTrail }) query: ListTrail): Promise<TrailPage> {
    return this.service.list(query);
  }
}
