import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { Refusal } from './problem.js';

/** The version that an edit starts from. 428 without `If-Match`, for nobody may overwrite what they have not seen. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (version === undefined) {
    throw new Refusal('preconditionRequired', {
      title: 'Send If-Match with the ETag of the state that you saw',
      fields: [
        header === undefined
          ? { path: 'If-Match', message: 'is missing', rule: 'required' }
          : { path: 'If-Match', message: 'must be an ETag such as "3"', rule: 'format' },
      ],
    });
  }
  return Number(version);
});

/** 412 with the newer state unless the stored version is the one that the edit starts from. */
export function assertVersion(expected: number, current: { readonly version: number }): void {
  if (current.version !== expected) {
    throw new Refusal('stale', { title: 'Somebody else has changed this since you read it', current });
  }
}

/** Answers that carry a version get it as their `ETag`. */
@Injectable()
export class VersionEtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        if (typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number') {
          context.switchToHttp().getResponse<Response>().setHeader('etag', `"${body.version}"`);
        }
        return body;
      }),
    );
  }
}
