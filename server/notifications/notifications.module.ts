import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MailDelivery } from './mails.delivery.js';
import { MailsController } from './mails.controller.js';
import { MailsRepository } from './mails.repository.js';
import { MailsService } from './mails.service.js';
import { MailsReader } from './mails.reader.js';
import { MailWriter } from './mails.writer.js';
import { MyWorkController } from './my-work.controller.js';
import { MyWorkReader } from './my-work.reader.js';
import { MyWorkService } from './my-work.service.js';
import { ReminderSources, WorkSources } from './notifications.port.js';
import { Reminders } from './reminders.js';
import { RemindersRepository } from './reminders.repository.js';

@Module({
  imports: [CalendarModule, IdentityModule],
  controllers: [MailsController, MyWorkController],
  providers: [
    MailDelivery,
    MailsReader,
    MailsRepository,
    MailsService,
    MailWriter,
    MyWorkReader,
    MyWorkService,
    Reminders,
    RemindersRepository,
    ReminderSources,
    WorkSources,
  ],
  exports: [MailsReader, MailWriter, MyWorkReader, ReminderSources, WorkSources],
})
export class NotificationsModule {}
