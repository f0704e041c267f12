import { Global, Module } from '@nestjs/common';
import { TrailController } from './trail.controller.js';
import { TrailRepository } from './trail.repository.js';
import { TrailService } from './trail.service.js';
import { TrailWriter } from './trail.writer.js';

/** Global, because every feature appends to the trail. */
@Global()
@Module({
  controllers: [TrailController],
  providers: [TrailRepository, TrailService, TrailWriter],
  exports: [TrailWriter],
})
export class TrailModule {}
