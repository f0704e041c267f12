import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ContractorsController } from './contractors.controller.js';
import { ContractorsReader } from './contractors.reader.js';
import { ContractorsRepository } from './contractors.repository.js';
import { ContractorsService } from './contractors.service.js';
import { ContractorsWriter } from './contractors.writer.js';

@Module({
  imports: [IdentityModule],
  controllers: [ContractorsController],
  providers: [ContractorsReader, ContractorsRepository, ContractorsService, ContractorsWriter],
  exports: [ContractorsReader, ContractorsWriter],
})
export class ContractorsModule {}
