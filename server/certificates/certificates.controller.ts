import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  AddCertificate,
  Certificate,
  CertificatePage,
  ChangeCertificate,
  ListCertificates,
  WithdrawCertificate,
} from '#contract/certificates.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { CertificatesService } from './certificates.service.js';

@ApiTags('certificates')
@ApiProblems()
@SerializeOptions({ schema: Certificate })
@Controller('certificates')
export class CertificatesController {
  constructor(private readonly service: CertificatesService) {}

  @Get()
  @Requires('certificates.read')
  @SerializeOptions({ schema: CertificatePage })
  @ApiResponse({ status: 200, standardSchema: CertificatePage })
  list(@Query({ schema: ListCertificates }) query: ListCertificates): Promise<CertificatePage> {
    return this.service.list(query);
  }

  @Get(':id')
  @Requires('certificates.read')
  @ApiResponse({ status: 200, standardSchema: Certificate })
  one(@Param('id', { schema: Id }) id: string): Promise<Certificate> {
    return this.service.one(id);
  }

  @Post()
  @Requires('certificates.edit')
  @ApiResponse({ status: 201, standardSchema: Certificate })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddCertificate }) input: AddCertificate): Promise<Certificate> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('certificates.edit')
  @ApiResponse({ status: 200, standardSchema: Certificate })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ChangeCertificate }) input: ChangeCertificate,
  ): Promise<Certificate> {
    return this.service.change(actor, id, version, input);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('certificates.edit')
  @ApiResponse({ status: 200, standardSchema: Certificate })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: WithdrawCertificate }) input: WithdrawCertificate,
  ): Promise<Certificate> {
    return this.service.withdraw(actor, id, version, input);
  }

  @Post(':id/reinstate')
  @HttpCode(200)
  @Requires('certificates.edit')
  @ApiResponse({ status: 200, standardSchema: Certificate })
  reinstate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<Certificate> {
    return this.service.reinstate(actor, id, version);
  }
}
