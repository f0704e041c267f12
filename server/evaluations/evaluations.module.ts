import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ChecklistsModule } from '../checklists/checklists.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AnswersController } from './answers.controller.js';
import { AnswersRepository } from './answers.repository.js';
import { AnswersService } from './answers.service.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsLapses } from './evaluations.lapses.js';
import { EvaluationsReader } from './evaluations.reader.js';
import { EvaluationsRepository } from './evaluations.repository.js';
import { EvaluationsService } from './evaluations.service.js';
import { EvaluationSubject } from './evaluations.subject.js';
import { EvaluationsWork } from './evaluations.work.js';

@Module({
  imports: [
    ApprovalsModule,
    CatalogueModule,
    CertificatesModule,
    ChecklistsModule,
    IdentityModule,
    NotificationsModule,
  ],
  controllers: [EvaluationsController, AnswersController],
  providers: [
    AnswersRepository,
    AnswersService,
    EvaluationsLapses,
    EvaluationsReader,
    EvaluationsRepository,
    EvaluationsService,
    EvaluationSubject,
    EvaluationsWork,
  ],
  exports: [EvaluationsReader],
})
export class EvaluationsModule {}
