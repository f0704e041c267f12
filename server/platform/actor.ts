import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Role } from '#domain/access/roles.js';

/** Who does it, from where: a required argument of every service method. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly sessionId: string | null;
  readonly address: string | null;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** set by the permission guard */
    actor?: Actor;
  }
}

/** The signed-in person of the request; the route's `@Requires` has made sure that there is one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<Request>().actor;
  if (!actor) throw new Error('a route that names an actor must declare a permission');
  return actor;
});
