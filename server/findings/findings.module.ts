import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { FindingsReader } from './findings.reader.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingsWriter } from './findings.writer.js';

@Module({
  imports: [CalendarModule],
  providers: [FindingsReader, FindingsRepository, FindingsWriter],
  exports: [FindingsReader, FindingsWriter],
})
export class FindingsModule {}
