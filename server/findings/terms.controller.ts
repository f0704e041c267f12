import { Body, Controller, Get, Put, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChangeFindingTerms, FindingTerms } from '#contract/finding-terms.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { FindingTermsService } from './terms.service.js';

@ApiTags('findings')
@ApiProblems()
@SerializeOptions({ schema: FindingTerms })
@Controller('findings/terms')
export class FindingTermsController {
  constructor(private readonly service: FindingTermsService) {}

  @Get()
  @Requires('findings.read')
  @ApiResponse({ status: 200, standardSchema: FindingTerms })
  one(): Promise<FindingTerms> {
    return this.service.one();
  }

  @Put()
  @Requires('findings.terms')
  @ApiResponse({ status: 200, standardSchema: FindingTerms })
  change(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body({ schema: ChangeFindingTerms }) input: ChangeFindingTerms,
  ): Promise<FindingTerms> {
    return this.service.change(actor, version, input);
  }
}
