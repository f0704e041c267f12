import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { FilesModule } from '../files/files.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AnswersRepository } from './answers.repository.js';
import { AuditAnswersService } from './answers.service.js';
import { AuditSheets } from './audit-sheets.js';
import { AuditFiles } from './audits.files.js';
import { AuditsController } from './audits.controller.js';
import { AuditsReader } from './audits.reader.js';
import { AuditsRepository } from './audits.repository.js';
import { AuditsService } from './audits.service.js';
import { AuditSubject, PlanSubject } from './audits.subjects.js';
import { AuditsWork, PlansWork } from './audits.work.js';
import { AuditsWorkRepository } from './audits.work.repository.js';
import { ObjectionsRepository } from './objections.repository.js';
import { ObjectionsService } from './objections.service.js';
import { PlansController } from './plans.controller.js';
import { PlansRepository } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';

@Module({
  imports: [
    ApprovalsModule,
    CalendarModule,
    ContractorsModule,
    FilesModule,
    FindingsModule,
    IdentityModule,
    NotificationsModule,
  ],
  controllers: [AuditsController, PlansController, ProgrammesController],
  providers: [
    AnswersRepository,
    AuditAnswersService,
    AuditFiles,
    AuditSheets,
    AuditsReader,
    AuditsRepository,
    AuditsService,
    AuditSubject,
    AuditsWork,
    AuditsWorkRepository,
    ObjectionsRepository,
    ObjectionsService,
    PlansRepository,
    PlansService,
    PlanSubject,
    PlansWork,
    ProgrammesService,
  ],
  exports: [AuditsReader],
})
export class AuditsModule {}
