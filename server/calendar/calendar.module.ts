import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarReader } from './calendar.reader.js';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarService } from './calendar.service.js';

@Module({
  controllers: [CalendarController],
  providers: [CalendarReader, CalendarRepository, CalendarService],
  exports: [CalendarReader],
})
export class CalendarModule {}
