import { Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ListMails, Mail, MailPage, RetriedMails } from '#contract/notifications.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { MailsService } from './mails.service.js';

@ApiTags('mails')
@ApiProblems()
@Controller('mails')
export class MailsController {
  constructor(private readonly service: MailsService) {}

  @Get()
  @Requires('mails.read')
  @SerializeOptions({ schema: MailPage })
  @ApiResponse({ status: 200, standardSchema: MailPage })
  list(@Query({ schema: ListMails }) query: ListMails): Promise<MailPage> {
    return this.service.list(query);
  }

  @Post('retries')
  @HttpCode(200)
  @Requires('mails.edit')
  @SerializeOptions({ schema: RetriedMails })
  @ApiResponse({ status: 200, standardSchema: RetriedMails })
  retryAll(@CurrentActor() actor: Actor): Promise<RetriedMails> {
    return this.service.retryAll(actor);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Requires('mails.edit')
  @SerializeOptions({ schema: Mail })
  @ApiResponse({ status: 200, standardSchema: Mail })
  retry(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<Mail> {
    return this.service.retry(actor, id);
  }
}
