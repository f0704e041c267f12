import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { FilesModule } from '../files/files.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsDue } from './incidents.due.js';
import { IncidentFiles } from './incidents.files.js';
import { IncidentsReader } from './incidents.reader.js';
import { IncidentsRepository } from './incidents.repository.js';
import { IncidentsService } from './incidents.service.js';

@Module({
  imports: [
    CalendarModule,
    ContractsModule,
    ContractorsModule,
    FilesModule,
    FindingsModule,
    IdentityModule,
    NotificationsModule,
  ],
  controllers: [IncidentsController],
  providers: [IncidentFiles, IncidentsDue, IncidentsReader, IncidentsRepository, IncidentsService],
  exports: [IncidentsReader],
})
export class IncidentsModule {}
