import { EdgeApiError } from './edgeApiError.ts';

export interface Transport {
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  timeoutMs: number;
}

export interface Answer<T> {
  value: T;
  headers: Headers;
}

type Query = Record<string, string | number | undefined>;

/** Sends a request and reads JSON. @throws EdgeApiError with the edge's code, or `UNREACHABLE`. */
export async function requestJson<T>(
  transport: Transport,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: {
    query?: Query;
    json?: unknown;
    bytes?: Uint8Array<ArrayBuffer>;
    headers?: Record<string, string>;
  } = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.json !== undefined) headers['content-type'] = 'application/json';
  if (options.bytes) headers['content-type'] = 'application/octet-stream';
  const body = options.bytes ?? (options.json === undefined ? undefined : JSON.stringify(options.json));
  const response = await send(transport, path, options.query, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  return { value: (await response.json()) as T, headers: response.headers };
}

/** Reads a file. @throws EdgeApiError */
export async function requestBytes(transport: Transport, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await send(transport, path, undefined, { method: 'GET' });
  return new Uint8Array(await response.arrayBuffer());
}

async function send(
  transport: Transport,
  path: string,
  query: Query | undefined,
  init: RequestInit,
): Promise<Response> {
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search =
    asked.length > 0 ? `?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}` : '';
  let response: Response;
  try {
    response = await transport.fetch(`${transport.baseUrl}${path}${search}`, {
      ...init,
      signal: AbortSignal.timeout(transport.timeoutMs),
    });
  } catch (error) {
    throw new EdgeApiError('UNREACHABLE', 'The edge did not answer.', { status: 0, cause: error });
  }
  if (response.ok) return response;
  throw await readError(response);
}

async function readError(response: Response): Promise<EdgeApiError> {
  const status = response.status;
  try {
    const { error } = (await response.json()) as {
      error: { code: string; message: string; details?: Record<string, unknown> };
    };
    return new EdgeApiError(error.code, error.message, {
      status,
      ...(error.details && { details: error.details }),
    });
  } catch (cause) {
    return new EdgeApiError('INTERNAL', `The edge answered ${status}.`, { status, cause });
  }
}
