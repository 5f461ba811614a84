import type { Context } from 'hono';
import { clientIp } from './clientIp.ts';
import { traceIdOf } from './traceId.ts';

/** Where a request came from, and the name it gave itself. */
export interface Origin {
  ip?: string;
  traceId?: string;
}

export function originOf(context: Context): Origin {
  const ip = clientIp(context);
  const traceId = traceIdOf(context);
  return { ...(ip !== undefined && { ip }), ...(traceId !== undefined && { traceId }) };
}
