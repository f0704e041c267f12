import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#domain/access/roles.js';

export const PERMISSION = 'shinsa:permission';
/** `public` needs no sign-in, `signedIn` no particular permission. */
export type Access = Permission | 'public' | 'signedIn';

/** What a route asks of its caller. A route without one does not start. */
export const Requires = (access: Access): ClassDecorator & MethodDecorator => SetMetadata(PERMISSION, access);
