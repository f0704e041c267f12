import { Controller, Get, Param, Req, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import * as z from 'zod';
import { Verification } from '#contract/reports.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { VerifyService } from './verify.service.js';

const TypedCode = z.string().max(60);

@ApiTags('reports')
@ApiProblems()
@Controller('verify')
export class VerifyController {
  constructor(private readonly service: VerifyService) {}

  @Get(':code')
  @Requires('public')
  @SerializeOptions({ schema: Verification })
  @ApiResponse({ status: 200, standardSchema: Verification })
  one(@Param('code', { schema: TypedCode }) code: string, @Req() request: Request): Promise<Verification> {
    return this.service.verify(code, request.ip ?? '');
  }
}
