import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Session, SignIn, SpeakLanguage } from '#contract/session.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { SessionService } from './session.service.js';

@ApiTags('session')
@ApiProblems()
@Requires('public')
@Controller('session')
export class SessionController {
  constructor(private readonly service: SessionService) {}

  @Get()
  @SerializeOptions({ schema: Session })
  @ApiResponse({ status: 200, standardSchema: Session })
  view(@Req() request: Request): Promise<Session> {
    return this.service.view(request);
  }

  @Post()
  @HttpCode(200)
  @SerializeOptions({ schema: Session })
  @ApiResponse({ status: 200, standardSchema: Session })
  async signIn(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: SignIn }) input: SignIn,
  ): Promise<Session> {
    const view = await this.service.signIn(request, input);
    request.xsrf?.issue(request, response); // bound to the new session
    return view;
  }

  @Put('language')
  @Requires('signedIn')
  @SerializeOptions({ schema: Session })
  @ApiResponse({ status: 200, standardSchema: Session })
  speak(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: SpeakLanguage }) input: SpeakLanguage,
  ): Promise<Session> {
    return this.service.speak(request, actor, input);
  }

  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    await this.service.end(request);
  }
}
