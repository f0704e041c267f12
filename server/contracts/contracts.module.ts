import { Module } from '@nestjs/common';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { FilesModule } from '../files/files.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsDaily } from './contracts.daily.js';
import { ContractsDue } from './contracts.due.js';
import { ContractFiles } from './contracts.files.js';
import { ContractsReader } from './contracts.reader.js';
import { ContractsRepository } from './contracts.repository.js';
import { ContractsService } from './contracts.service.js';

@Module({
  imports: [ContractorsModule, FilesModule, IdentityModule, NotificationsModule],
  controllers: [ContractsController],
  providers: [ContractFiles, ContractsDaily, ContractsDue, ContractsReader, ContractsRepository, ContractsService],
  exports: [ContractsReader],
})
export class ContractsModule {}
