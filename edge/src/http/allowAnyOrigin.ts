import { cors } from 'hono/cors';

/**
 * Any page may call the API: it knows no cookie and no ambient login, every change carries its own signature.
 */
export const allowAnyOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['content-type'],
  exposeHeaders: [
    'idempotent-replayed',
    'etag',
    'retry-after',
    'ratelimit-limit',
    'ratelimit-remaining',
    'x-request-weight',
    'x-request-weight-limit',
    'x-request-weight-remaining',
    'x-request-id',
  ],
  maxAge: 86_400,
});
