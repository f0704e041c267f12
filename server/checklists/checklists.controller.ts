import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChecklistList, StoredChecklist } from '#contract/checklists.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { ChecklistsService } from './checklists.service.js';

@ApiTags('checklists')
@ApiProblems()
@Requires('checklists.read')
@Controller('checklists')
export class ChecklistsController {
  constructor(private readonly service: ChecklistsService) {}

  @Get()
  @SerializeOptions({ schema: ChecklistList })
  @ApiResponse({ status: 200, standardSchema: ChecklistList })
  list(): Promise<ChecklistList> {
    return this.service.list();
  }

  @Get(':id')
  @SerializeOptions({ schema: StoredChecklist })
  @ApiResponse({ status: 200, standardSchema: StoredChecklist })
  one(@Param('id', { schema: Id }) id: string): Promise<StoredChecklist> {
    return this.service.one(id);
  }
}
