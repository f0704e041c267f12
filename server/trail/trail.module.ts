import { Global, Module } from '@nestjs/common';
import { TrailWriter } from './trail.writer.js';

/** Global, because every feature appends to the trail. */
@Global()
@Module({ providers: [TrailWriter], exports: [TrailWriter] })
export class TrailModule {}
