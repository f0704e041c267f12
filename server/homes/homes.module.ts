import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { AuditsModule } from '../audits/audits.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { StandingsModule } from '../standings/standings.module.js';
import { HomesController } from './homes.controller.js';
import { HomeNumbers } from './homes.numbers.js';
import { LatestReports } from './homes.port.js';
import { HomesService } from './homes.service.js';

@Module({
  imports: [
    ApprovalsModule,
    AuditsModule,
    CertificatesModule,
    ContractorsModule,
    ContractsModule,
    FindingsModule,
    IncidentsModule,
    NotificationsModule,
    StandingsModule,
  ],
  controllers: [HomesController],
  providers: [HomeNumbers, HomesService, LatestReports],
  exports: [LatestReports],
})
export class HomesModule {}
