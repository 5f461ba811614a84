import type { Context } from 'hono';

const NAME = /^[A-Za-z0-9._-]{1,64}$/;

/** The name that a request gave itself; undefined where it gave none. Only named requests are followed through to settlement. */
export function traceIdOf(context: Context): string | undefined {
  const named = context.req.header('x-request-id');
  return named !== undefined && NAME.test(named) ? named : undefined;
}
