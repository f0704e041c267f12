import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Session as SessionView, SignIn, SpeakLanguage } from '#contract/session.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { PortalConfig } from '../platform/config.js';
import { Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { passwordMatches } from './passwords.js';
import { toSignedInPerson } from './people.mapper.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonEntity } from './person.entity.js';

declare module 'express-session' {
  interface SessionData {
    personId: string;
  }
}

const subject = (id: string | null, title: string) => ({ type: 'session', id, title });

@Injectable()
export class SessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
    private readonly config: PortalConfig,
  ) {}

  async view(request: Request): Promise<SessionView> {
    const { personId } = request.session;
    const person = personId === undefined ? null : await this.people.byId(personId);
    return {
      person: person?.active === true ? toSignedInPerson(person) : null,
      samlEnabled: this.config.saml !== null,
      sampleData: this.config.sampleData,
      today: this.clock.today(),
    };
  }

  /** The answer for an unknown address, a wrong password and a stopped person is the same, and takes as long. */
  async signIn(request: Request, { email, password }: SignIn): Promise<SessionView> {
    const person = await this.people.byEmail(email);
    const matches = await passwordMatches(password, person?.passwordHash ?? null);
    if (!person?.active || !matches) {
      await this.refused(request, email);
      throw new Refusal('unauthenticated', { title: 'The address or the password is not right' });
    }
    await this.start(request, person, 'password');
    return this.view(request);
  }

  /** A new session id for every sign-in, so that one that was known before is of no use. */
  async start(request: Request, person: PersonEntity, by: 'password' | 'saml'): Promise<void> {
    await new Promise<void>((done, fail) => {
      request.session.regenerate((error: unknown) => {
        if (error) fail(error instanceof Error ? error : new Error('the session could not be made'));
        else done();
      });
    });
    request.session.personId = person.id;
    const actor = { id: person.id, name: person.name, sessionId: request.sessionID, address: request.ip ?? null };
    await this.unitOfWork.run(async () => {
      await this.people.touch(person.id, this.clock.now());
      const entry = { action: 'session.started' as const, subject: subject(person.id, person.name), after: { by } };
      await this.trail.append(actor, entry);
    });
    await new Promise<void>((done, fail) => {
      request.session.save((error: unknown) => {
        if (error) fail(error instanceof Error ? error : new Error('the session could not be kept'));
        else done();
      });
    });
  }

  async end(request: Request): Promise<void> {
    const { personId } = request.session;
    const person = personId === undefined ? null : await this.people.byId(personId);
    const sessionId = request.sessionID;
    await new Promise<void>((done) => {
      request.session.destroy(() => {
        done();
      });
    });
    if (!person) return;
    const actor = { id: person.id, name: person.name, sessionId, address: request.ip ?? null };
    await this.trail.append(actor, { action: 'session.ended', subject: subject(person.id, person.name) });
  }

  async speak(request: Request, actor: Actor, { language }: SpeakLanguage): Promise<SessionView> {
    await this.people.setLanguage(actor.id, language);
    return this.view(request);
  }

  private async refused(request: Request, title: string): Promise<void> {
    const nobody = { id: null, name: '―', sessionId: null, address: request.ip ?? null };
    const entry = {
      action: 'session.refused' as const,
      subject: subject(null, title.slice(0, 320)),
      after: { reason: 'password' },
    };
    await this.trail.append(nobody, entry);
  }
}
