import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
  RequestMethod,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { may, type Permission, PERMISSIONS } from '#domain/access/roles.js';
import { type Access, PERMISSION } from '../platform/permission.js';
import { notFound, Refusal } from '../platform/problem.js';
import { PeopleRepository } from './people.repository.js';

const readPermission = (access: Permission): Permission | undefined =>
  PERMISSIONS.find((one) => one === `${access.split('.')[0] ?? ''}.read`);

/** Deny by default: every route says what it asks, and a route that does not say it keeps the portal from starting. */
@Injectable()
export class PermissionGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: PeopleRepository,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    for (const { metatype, instance } of this.discovery.getControllers()) {
      const prototype: object = Object.getPrototypeOf(instance) as object;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = (prototype as Record<string, object>)[name];
        if (!handler || Reflect.getMetadata('method', handler) === undefined) continue;
        if (this.accessOf(handler, metatype ?? Object) === undefined) {
          const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
          throw new Error(`${metatype?.name ?? ''}.${name} (${method ?? ''}) declares no permission: add @Requires(…)`);
        }
      }
    }
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.accessOf(context.getHandler(), context.getClass());
    if (access === undefined) throw new Refusal('forbidden');
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const { personId } = request.session;
    // loaded anew for each request: a stopped person or a role that was taken away counts at once
    const person = personId === undefined ? null : await this.people.byId(personId);
    if (person?.active === true) {
      request.actor = {
        id: person.id,
        name: person.name,
        roles: person.roles,
        sessionId: request.sessionID,
        address: request.ip ?? null,
      };
    }
    if (!request.actor) throw new Refusal('unauthenticated', { title: 'Sign in first' });
    if (access === 'signedIn' || may(request.actor.roles, access)) return true;
    const read = readPermission(access);
    // an object that one may not even read does not exist for one
    if (Object.keys(request.params).length > 0 && read && !may(request.actor.roles, read)) throw notFound();
    throw new Refusal('forbidden', { title: 'Your roles do not allow this' });
  }

  private accessOf(handler: object, controller: object): Access | undefined {
    return this.reflector.getAllAndOverride<Access | undefined>(PERMISSION, [
      handler as () => unknown,
      controller as new () => unknown,
    ]);
  }
}
