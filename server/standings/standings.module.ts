import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { AuditsModule } from '../audits/audits.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { SlasModule } from '../slas/slas.module.js';
import { DecisionsRepository } from './decisions.repository.js';
import { StandingsComputer } from './standings.computer.js';
import { StandingsController } from './standings.controller.js';
import { StandingsDaily } from './standings.daily.js';
import { StandingsFacts } from './standings.facts.js';
import { StandingsReader } from './standings.reader.js';
import { StandingsRepository } from './standings.repository.js';
import { StandingsService } from './standings.service.js';
import { StandingSubject } from './standings.subject.js';

@Module({
  imports: [
    ApprovalsModule,
    AuditsModule,
    CertificatesModule,
    ContractorsModule,
    ContractsModule,
    EvaluationsModule,
    FindingsModule,
    IncidentsModule,
    SlasModule,
  ],
  controllers: [StandingsController],
  providers: [
    DecisionsRepository,
    StandingsComputer,
    StandingsDaily,
    StandingsFacts,
    StandingsReader,
    StandingsRepository,
    StandingsService,
    StandingSubject,
  ],
  exports: [StandingsReader],
})
export class StandingsModule {}
