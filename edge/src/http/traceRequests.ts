import type { MiddlewareHandler } from 'hono';
import { traceIdOf } from './traceId.ts';

/** Answers say which request they answer, by its own name or by a new one. */
export const traceRequests: MiddlewareHandler = async (context, next) => {
  context.header('x-request-id', traceIdOf(context) ?? crypto.randomUUID());
  await next();
};
