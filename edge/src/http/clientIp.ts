import type { Context } from 'hono';

/** Where a request came from, as Cloudflare says it; undefined where nothing stands in front that knows. */
export function clientIp(context: Context): string | undefined {
  return context.req.header('cf-connecting-ip');
}
