import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { FilesModule } from '../files/files.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { FindingEventsService } from './finding-events.service.js';
import { FindingsController } from './findings.controller.js';
import { FindingsDaily } from './findings.daily.js';
import { FindingsDue } from './findings.due.js';
import { FindingsDueRepository } from './findings.due.repository.js';
import { FindingFiles } from './findings.files.js';
import { FindingsReader } from './findings.reader.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingsService } from './findings.service.js';
import { FindingSubject } from './findings.subject.js';
import { FindingsWriter } from './findings.writer.js';
import { FindingTermsController } from './terms.controller.js';
import { FindingTermsReader } from './terms.reader.js';
import { FindingTermsRepository } from './terms.repository.js';
import { FindingTermsService } from './terms.service.js';

@Module({
  imports: [ApprovalsModule, CalendarModule, ContractorsModule, FilesModule, IdentityModule, NotificationsModule],
  // before `findings/:id`
  controllers: [FindingTermsController, FindingsController],
  providers: [
    FindingEventsService,
    FindingFiles,
    FindingsDaily,
    FindingsDue,
    FindingsDueRepository,
    FindingsReader,
    FindingsRepository,
    FindingsService,
    FindingSubject,
    FindingTermsReader,
    FindingTermsRepository,
    FindingTermsService,
    FindingsWriter,
  ],
  exports: [FindingsReader, FindingsWriter, FindingTermsReader],
})
export class FindingsModule {}
