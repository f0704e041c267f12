import { Body, Controller, Get, Header, Post, Query, Redirect, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import * as z from 'zod';
import { Requires } from '../platform/permission.js';
import { SamlService } from './saml.service.js';

const Target = z.object({ to: z.string().max(2000).optional() });
const Response = z.object({
  SAMLResponse: z.string().min(1).max(500_000),
  RelayState: z.string().max(2000).optional(),
});

@ApiTags('saml')
@Requires('public')
@Controller('saml')
export class SamlController {
  constructor(private readonly service: SamlService) {}

  @Get('metadata')
  @Header('content-type', 'application/samlmetadata+xml')
  metadata(@Req() request: Request): string {
    return this.service.metadata(request);
  }

  @Get('login')
  @Redirect()
  async signIn(
    @Req() request: Request,
    @Query({ schema: Target }) query: z.infer<typeof Target>,
  ): Promise<{ url: string }> {
    return { url: await this.service.signInAddress(request, query.to) };
  }

  @Post('acs')
  @Redirect('/', 303)
  async receive(
    @Req() request: Request,
    @Body({ schema: Response }) body: z.infer<typeof Response>,
  ): Promise<{ url: string }> {
    const path = await this.service.receive(request, { ...body, RelayState: body.RelayState ?? '/' });
    return { url: path ?? '/sign-in?problem=saml' };
  }
}
