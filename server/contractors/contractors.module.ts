import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ContractorsController } from './contractors.controller.js';
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
  imports: [IdentityModule],
  controllers: [SheetsController, ContractorsController],
  providers: [
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
