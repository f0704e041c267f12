import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SlaClosingsService } from './closings.service.js';
import { OutageImportsController } from './imports.controller.js';
import { OutageImportsService } from './imports.service.js';
import { SlaMaintenanceService } from './maintenance.service.js';
import { SlaMonthsController } from './months.controller.js';
import { SlaMonthsRepository } from './months.repository.js';
import { SlaMonthsService } from './months.service.js';
import { OutagesController } from './outages.controller.js';
import { OutagesRepository } from './outages.repository.js';
import { OutagesService } from './outages.service.js';
import { SlaMonthsReader } from './sla-months.reader.js';
import { SlasController } from './slas.controller.js';
import { SlasDue } from './slas.due.js';
import { SlasReader } from './slas.reader.js';
import { SlasRefresh } from './slas.refresh.js';
import { SlasRepository } from './slas.repository.js';
import { SlaResults } from './slas.results.js';
import { SlasService } from './slas.service.js';
import { SlaSubject } from './slas.subject.js';

@Module({
  imports: [ApprovalsModule, CalendarModule, ContractorsModule, IdentityModule, NotificationsModule],
  controllers: [SlasController, OutagesController, OutageImportsController, SlaMonthsController],
  providers: [
    OutageImportsService,
    OutagesRepository,
    OutagesService,
    SlaClosingsService,
    SlaMaintenanceService,
    SlaMonthsReader,
    SlaMonthsRepository,
    SlaMonthsService,
    SlaResults,
    SlasDue,
    SlasReader,
    SlasRefresh,
    SlasRepository,
    SlasService,
    SlaSubject,
  ],
  exports: [SlaMonthsReader, SlasReader],
})
export class SlasModule {}
