import { Module } from '@nestjs/common';
import { ChecklistsController } from './checklists.controller.js';
import { ChecklistsReader } from './checklists.reader.js';
import { ChecklistsRepository } from './checklists.repository.js';
import { ChecklistsService } from './checklists.service.js';

@Module({
  controllers: [ChecklistsController],
  providers: [ChecklistsReader, ChecklistsRepository, ChecklistsService],
  exports: [ChecklistsReader],
})
export class ChecklistsModule {}
