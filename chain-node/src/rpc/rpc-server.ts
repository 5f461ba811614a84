import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { NodeError } from '../errors/node-error.ts';
import { Dispatcher } from './dispatcher.ts';
import type { NodeContext } from './node-context.ts';
import { Subscriptions } from './subscriptions.ts';

/** Bytes of one request: about thirty of the largest transactions. */
const BODY_BYTES_MAX = 5 * 1024 * 1024;
/** Connections at once, HTTP and WebSocket together; more are closed as they come. */
const CONNECTIONS_MAX = 1_024;
/** Bytes that may wait for a slow reader before its socket is closed. */
const BACKLOG_BYTES_MAX = 16 * 1024 * 1024;
/** Messages of one socket that may wait for an answer. */
const SOCKET_QUEUE_MAX = 1_024;
const POLICY_VIOLATION = 1_008;
const GOING_AWAY = 1_001;

/** Pages of any origin may call: what the node tells is public, and it holds no keys. */
const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '600',
};

class RpcServerError extends NodeError<'CANNOT_LISTEN'> {}

export interface RpcServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves JSON-RPC over HTTP and WebSocket on one port, and the node's health at `/` and `/health`.
 *
 * @throws {RpcServerError} if the port is taken
 */
export async function startRpcServer(
  context: NodeContext,
  { host, port }: { readonly host: string; readonly port: number },
  onInternalError: (error: unknown, method: string) => void,
): Promise<RpcServer> {
  const dispatcher = new Dispatcher(context, onInternalError);
  const http = createServer((request, response) => {
    void handleHttp(context, dispatcher, request, response);
  });
  http.maxConnections = CONNECTIONS_MAX;
  await listen(http, host, port);
  const sockets = new WebSocketServer({ server: http, maxPayload: BODY_BYTES_MAX });
  sockets.on('connection', (socket) => handleSocket(dispatcher, socket));
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'node stops');
      sockets.close();
      http.closeIdleConnections();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeAllConnections();
      for (const socket of sockets.clients) socket.terminate();
      await closed;
    },
  };
}

async function listen(http: Server, host: string, port: number): Promise<void> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (cause) {
    throw new RpcServerError('CANNOT_LISTEN', `cannot listen on ${host}:${port}: ${messageOf(cause)}`, {
      cause,
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

async function handleHttp(
  context: NodeContext,
  dispatcher: Dispatcher,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (status: number, body?: string) => {
    response.writeHead(status, { ...CORS_HEADERS, 'content-type': 'application/json' });
    response.end(body);
  };
  const path = request.url?.split('?')[0];
  if (request.method === 'OPTIONS') return reply(204);
  if (request.method === 'GET' && (path === '/' || path === '/health')) return reply(200, health(context));
  if (request.method !== 'POST') return reply(405, JSON.stringify({ error: 'JSON-RPC is spoken over POST' }));
  try {
    const body = await readBody(request);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return reply(413, JSON.stringify({ error: `the body may have ${BODY_BYTES_MAX} bytes` }));
    }
    return reply(200, await dispatcher.answer(body));
  } catch {
    // The caller went away in the middle of its request; there is nobody to answer.
    response.destroy();
  }
}

/** The whole body, or `undefined` as soon as it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function health({ chain, mempool, clientVersion }: NodeContext): string {
  const { number, hash, block } = chain.head;
  const head = { number: Number(number), hash, timestamp: Number(block.header.timestamp) };
  return JSON.stringify({ status: 'ok', client: clientVersion, head, waitingTransactions: mempool.size });
}

/** Answers in order, one at a time: whoever sends a second message may build on the first. */
function handleSocket(dispatcher: Dispatcher, socket: WebSocket): void {
  const send = (text: string) => {
    if (socket.bufferedAmount > BACKLOG_BYTES_MAX) socket.close(POLICY_VIOLATION, 'reads too slowly');
    else if (socket.readyState === socket.OPEN) socket.send(text);
  };
  const subscriptions = new Subscriptions((message) => send(JSON.stringify(message)));
  let queued = 0;
  let last = Promise.resolve();
  socket.on('message', (data) => {
    if (queued >= SOCKET_QUEUE_MAX) return socket.close(POLICY_VIOLATION, 'sends faster than it is answered');
    queued += 1;
    const body = data.toString();
    last = last.then(async () => {
      const answer = await dispatcher.answer(body, subscriptions);
      queued -= 1;
      if (answer !== undefined) send(answer);
    });
  });
  socket.on('close', () => subscriptions.close());
  // An error is followed by a close, where everything is tidied up.
  socket.on('error', () => socket.terminate());
}
