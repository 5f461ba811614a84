import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';
import { clientIp } from './clientIp.ts';
import { EdgeError } from './edgeError.ts';
import { RateLimiter } from './RateLimiter.ts';

/** Weight that one address may use a second in the long run, and at once. */
const WEIGHT_PER_SECOND = 200;
const BURST_SECONDS = 10;

/** Requests that read much count more than one. */
const WEIGHTS: readonly [pathPart: string, weight: number][] = [
  ['/v1/log', 5],
  ['/v1/segments/', 5],
  ['/v1/snapshots/', 5],
  ['/export/', 20],
  ['/v1/proof/', 5],
];

let limiter: RateLimiter | undefined;

/**
 * Limits what one address asks for, whoever it is: reading and checking signatures cost this side something. Each isolate
 * counts for itself, so the bound holds for each place at the edge.
 */
export const limitRequests: MiddlewareHandler<AppEnv> = async (context, next) => {
  const ip = clientIp(context);
  if (ip !== undefined) {
    const perSecond = Number(context.env.REQUEST_WEIGHT_PER_SECOND ?? WEIGHT_PER_SECOND);
    limiter ??= new RateLimiter({ burst: perSecond * BURST_SECONDS, perSecond });
    const weight = WEIGHTS.find(([part]) => context.req.path.includes(part))?.[1] ?? 1;
    const usage = limiter.take(ip, Date.now(), weight);
    context.header('x-request-weight', String(weight));
    context.header('x-request-weight-limit', String(usage.limit));
    context.header('x-request-weight-remaining', String(usage.remaining));
    if (!usage.taken)
      throw new EdgeError('RATE_LIMITED', 'This address asks for too much.', {
        details: { retryAfterMs: usage.retryAfterMs },
      });
  }
  await next();
};
