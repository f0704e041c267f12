import { Injectable } from '@nestjs/common';
import type { MyWork } from '#contract/notifications.js';
import type { Actor } from '../platform/actor.js';
import { MyWorkService } from './my-work.service.js';

/** What waits for a person, for pages that show it beside other things. */
@Injectable()
export class MyWorkReader {
  constructor(private readonly work: MyWorkService) {}

  of(actor: Actor): Promise<MyWork> {
    return this.work.of(actor);
  }
}
