import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { EdgeError } from './edgeError.ts';

/** Turns whatever was thrown into the one error shape. Unknown failures are logged and shown as `INTERNAL`, without a word from inside. */
export function answerError(error: unknown, context: Context): Response {
  const shown = toEdgeError(error);
  if (shown.code === 'INTERNAL') console.error('unexpected failure', context.req.path, error);
  const { retryAfterMs } = shown.details ?? {};
  if (typeof retryAfterMs === 'number')
    context.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)));
  return context.json({ error: shown.toBody() }, shown.status);
}

function toEdgeError(error: unknown): EdgeError {
  if (error instanceof EdgeError) return error;
  if (error instanceof HTTPException) {
    if (error.status === 413)
      return new EdgeError('BODY_TOO_LARGE', 'The body is larger than this route accepts.', { cause: error });
    // Hono's JSON validator is the only one of its middlewares here that answers 400.
    if (error.status === 400)
      return new EdgeError('MALFORMED_JSON', 'The body is not JSON.', { cause: error });
  }
  return new EdgeError('INTERNAL', 'Something failed on this side.', { cause: error });
}
