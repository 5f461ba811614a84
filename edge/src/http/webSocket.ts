import type { Context } from 'hono';
import { EdgeError } from './edgeError.ts';

/** @throws EdgeError `INVALID_REQUEST` where a request does not ask for a WebSocket. */
export function requireUpgrade(context: Context): void {
  if (context.req.header('upgrade')?.toLowerCase() !== 'websocket')
    throw new EdgeError('INVALID_REQUEST', 'This is a WebSocket: ask for an upgrade.');
}

/** Opens a socket to an object; undefined where it takes no more of them. The caller accepts it. */
export async function openWebSocket(
  object: { fetch(request: Request): Promise<Response> },
  path: string,
  headers: Record<string, string> = {},
): Promise<WebSocket | undefined> {
  const request = new Request(`https://object${path}`, { headers: { upgrade: 'websocket', ...headers } });
  return (await object.fetch(request)).webSocket ?? undefined;
}
