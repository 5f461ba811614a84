import type { Context } from 'hono';
import { unwrap } from '../http/outcome.ts';
import type { Reply } from './CommandPort.ts';

/** The value of a reply, with the sender's limits in headers also where it refuses. @throws EdgeError */
export function unwrapReply<T>(context: Context, { outcome, usage }: Reply<T>): T {
  context.header('ratelimit-limit', String(usage.limit));
  context.header('ratelimit-remaining', String(usage.remaining));
  return unwrap(outcome);
}
