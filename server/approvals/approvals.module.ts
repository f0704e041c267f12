import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalSubjects } from './approvals.port.js';
import { ApprovalsReader } from './approvals.reader.js';
import { ApprovalsRepository } from './approvals.repository.js';
import { ApprovalsService } from './approvals.service.js';
import { ApprovalsWaiting } from './approvals.waiting.js';
import { ApprovalsWriter } from './approvals.writer.js';

@Module({
  imports: [IdentityModule, NotificationsModule],
  controllers: [ApprovalsController],
  providers: [
    ApprovalsReader,
    ApprovalsRepository,
    ApprovalsService,
    ApprovalSubjects,
    ApprovalsWaiting,
    ApprovalsWriter,
  ],
  exports: [ApprovalsReader, ApprovalSubjects, ApprovalsWriter],
})
export class ApprovalsModule {}
