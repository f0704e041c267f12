import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { MyWorkController } from './my-work.controller.js';
import { MyWorkService } from './my-work.service.js';
import { ReminderSources, WorkSources } from './notifications.port.js';

@Module({
  imports: [CalendarModule],
  controllers: [MyWorkController],
  providers: [MyWorkService, ReminderSources, WorkSources],
  exports: [ReminderSources, WorkSources],
})
export class NotificationsModule {}
