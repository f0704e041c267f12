import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../platform/problem.js';

const COOKIE = 'XSRF-TOKEN';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Posted by the identity provider's page; the signed answer to a request of ours is its protection. */
const EXEMPT = new Set(['/api/saml/acs']);

export interface Xsrf {
  /** Sets the cookie that Angular (and whoever automates) sends back as a header, bound to the session. */
  issue(request: Request, response: Response): void;
  readonly guard: RequestHandler;
}

function cookieOf(request: Request): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(/;\s*/)) {
    const [name, value] = part.split('=', 2);
    if (name === COOKIE && value !== undefined) return decodeURIComponent(value);
  }
  return undefined;
}

/** Double submit with a signature that binds the token to the session: a cookie that somebody else planted is of no use. */
export function xsrfProtection(secret: string, secure: boolean): Xsrf {
  const sign = (nonce: string, request: Request): string =>
    createHmac('sha256', secret)
      .update(`${nonce}|${request.session.personId === undefined ? '' : request.sessionID}`)
      .digest('base64url');
  const valid = (token: string, request: Request): boolean => {
    const [nonce = '', signature = ''] = token.split('.', 2);
    const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(nonce, request))];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return {
    issue(request, response) {
      const nonce = randomBytes(16).toString('base64url');
      response.cookie(COOKIE, `${nonce}.${sign(nonce, request)}`, { sameSite: 'lax', secure, path: '/' });
    },
    guard(request: Request, _response: Response, next: NextFunction): void {
      if (SAFE.has(request.method) || EXEMPT.has(request.path) || !request.path.startsWith('/api/')) {
        next();
        return;
      }
      const header = request.headers['x-xsrf-token'];
      const fits = typeof header === 'string' && header === cookieOf(request) && valid(header, request);
      if (fits) {
        next();
        return;
      }
      // the token is bound to the session: without one, what is missing is the sign-in, and that is what the page offers
      const signedOut = request.session.personId === undefined && request.path !== '/api/session';
      next(
        signedOut
          ? new Refusal('unauthenticated', { title: 'Sign in first' })
          : new Refusal('xsrf', { title: 'Send the XSRF-TOKEN cookie of GET /api/session as X-XSRF-TOKEN' }),
      );
    },
  };
}
