import { Module } from '@nestjs/common';
import { AuditsModule } from '../audits/audits.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { FilesModule } from '../files/files.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { HomesModule } from '../homes/homes.module.js';
import { AuditReportsController } from './audit/audit-reports.controller.js';
import { AuditReportsService } from './audit/audit-reports.service.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { IncidentReportsController } from './incident/incident-reports.controller.js';
import { IncidentReportsService } from './incident/incident-reports.service.js';
import { IssuedLately } from './latest-reports.js';
import { RenderPool } from './render.pool.js';
import { ReportIssuer } from './report-issuer.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { SlasModule } from '../slas/slas.module.js';
import { SlaReportsController } from './sla/sla-reports.controller.js';
import { SlaReportsService } from './sla/sla-reports.service.js';
import { StandingsModule } from '../standings/standings.module.js';
import { StandingReportsController } from './standing/standing-reports.controller.js';
import { StandingReportsService } from './standing/standing-reports.service.js';
import { VerifyController } from './verify.controller.js';
import { VerifyService } from './verify.service.js';
import { VerifyThrottle } from './verify.throttle.js';

@Module({
  imports: [
    AuditsModule,
    ContractorsModule,
    EvaluationsModule,
    FilesModule,
    FindingsModule,
    HomesModule,
    IncidentsModule,
    SlasModule,
    StandingsModule,
  ],
  controllers: [
    AuditReportsController,
    IncidentReportsController,
    ReportsController,
    SlaReportsController,
    StandingReportsController,
    VerifyController,
  ],
  providers: [
    AuditReportsService,
    IncidentReportsService,
    IssuedLately,
    RenderPool,
    ReportIssuer,
    ReportsRepository,
    ReportsService,
    SlaReportsService,
    StandingReportsService,
    VerifyService,
    VerifyThrottle,
  ],
})
export class ReportsModule {}
