import { Module } from '@nestjs/common';
import { FindingsReader } from './findings.reader.js';
import { FindingsWriter } from './findings.writer.js';

@Module({
  providers: [FindingsReader, FindingsWriter],
  exports: [FindingsReader, FindingsWriter],
})
export class FindingsModule {}
