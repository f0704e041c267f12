import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { Refusal } from './problem.js';

export const MAX_DEPTH = 32;
const MAX_BYTES = '1mb';

function isWithin(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((one) => isWithin(one, left - 1));
}

/** Refuses JSON that is nested deeper than anything the portal reads. */
function limitDepth(request: Request, _response: Response, next: NextFunction): void {
  const fits = isWithin(request.body, MAX_DEPTH);
  next(fits ? undefined : new Refusal('invalid', { title: `JSON may be nested ${MAX_DEPTH} levels deep at most` }));
}

/** The parsers' own errors, as refusals: what they carry as `type` would be lost on the way to the filter. */
const explain: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const { type } = error as { type?: unknown };
  if (type === 'entity.parse.failed') next(new Refusal('invalidJson', { title: 'The request is not valid JSON' }));
  else if (type === 'entity.too.large')
    next(new Refusal('tooLarge', { title: `A request may have ${MAX_BYTES} at most` }));
  else next(error);
};

/** Reads JSON and form bodies within the limits. */
export const bodies: readonly (RequestHandler | ErrorRequestHandler)[] = [
  express.json({ limit: MAX_BYTES }),
  express.urlencoded({ extended: false, limit: MAX_BYTES }),
  explain,
  limitDepth,
];
