import { Module } from '@nestjs/common';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { RenderPool } from './render.pool.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { VerifyController } from './verify.controller.js';
import { VerifyService } from './verify.service.js';
import { VerifyThrottle } from './verify.throttle.js';

@Module({
  imports: [EvaluationsModule],
  controllers: [ReportsController, VerifyController],
  providers: [RenderPool, ReportsRepository, ReportsService, VerifyService, VerifyThrottle],
})
export class ReportsModule {}
