import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ContractorsController } from './contractors.controller.js';
import { ContractorFiles } from './contractors.files.js';
import { ContractorsReader } from './contractors.reader.js';
import { ContractorsRepository } from './contractors.repository.js';
import { ContractorsService } from './contractors.service.js';
import { ContractorsStandings } from './contractors.standings.js';
import { ContractorsWriter } from './contractors.writer.js';
import { SheetThread } from './sheet/sheet-thread.js';
import { SheetsController } from './sheet/sheets.controller.js';
import { SheetsRepository } from './sheet/sheets.repository.js';
import { SheetsService } from './sheet/sheets.service.js';

@Module({
  imports: [FilesModule, IdentityModule],
  controllers: [SheetsController, ContractorsController],
  providers: [
    ContractorFiles,
    ContractorsReader,
    ContractorsRepository,
    ContractorsService,
    ContractorsStandings,
    ContractorsWriter,
    SheetThread,
    SheetsRepository,
    SheetsService,
  ],
  exports: [ContractorsReader, ContractorsWriter],
})
export class ContractorsModule {}
