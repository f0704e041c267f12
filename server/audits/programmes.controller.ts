import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { AuditProgrammeList, StoredAuditProgramme } from '#contract/audit-programmes.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { ProgrammesService } from './programmes.service.js';

@ApiTags('audit programmes')
@ApiProblems()
@Requires('audits.read')
@Controller('audit-programmes')
export class ProgrammesController {
  constructor(private readonly service: ProgrammesService) {}

  @Get()
  @SerializeOptions({ schema: AuditProgrammeList })
  @ApiResponse({ status: 200, standardSchema: AuditProgrammeList })
  list(): Promise<AuditProgrammeList> {
    return this.service.list();
  }

  @Get(':id')
  @SerializeOptions({ schema: StoredAuditProgramme })
  @ApiResponse({ status: 200, standardSchema: StoredAuditProgramme })
  one(@Param('id', { schema: Id }) id: string): Promise<StoredAuditProgramme> {
    return this.service.one(id);
  }
}
