import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { exchangeOf } from './exchangeOf.ts';
import {
  batchesShape,
  logQueryShape,
  logShape,
  pageQueryShape,
  snapshotParamsShape,
  snapshotsShape,
} from './schema.ts';

const logRoute = createRoute({
  method: 'get',
  path: '/v1/log',
  tags: ['replay'],
  summary: 'The command log',
  description:
    'Each command as the engine stores it, with the signed message that caused it: whoever replays it can check everything.',
  request: { query: logQueryShape },
  responses: answers(logShape, 'Commands, ascending', ['INVALID_REQUEST']),
});

const snapshotsRoute = createRoute({
  method: 'get',
  path: '/v1/snapshots',
  tags: ['replay'],
  summary: 'Snapshots of the engine, newest first',
  responses: answers(snapshotsShape, 'Snapshots'),
});

const snapshotRoute = createRoute({
  method: 'get',
  path: '/v1/snapshots/{sequence}',
  tags: ['replay'],
  summary: "A snapshot's bytes",
  request: { params: snapshotParamsShape },
  responses: {
    ...answers(snapshotsShape, '', ['INVALID_REQUEST', 'NOT_FOUND']),
    200: {
      description: 'The snapshot',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } as const } },
    },
  },
});

const batchesRoute = createRoute({
  method: 'get',
  path: '/v1/batches',
  tags: ['replay'],
  summary: 'Batches, newest first, each with its roots and its transaction',
  description: '`before` is a first sequence.',
  request: { query: pageQueryShape },
  responses: answers(batchesShape, 'Batches', ['INVALID_REQUEST']),
});

export const replayRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(logRoute, async (context) =>
    context.json(await exchangeOf(context.env).log(context.req.valid('query')), 200),
  )
  .openapi(snapshotsRoute, async (context) =>
    context.json({ snapshots: await exchangeOf(context.env).snapshots() }, 200),
  )
  .openapi(snapshotRoute, async (context) => {
    const body = await exchangeOf(context.env).snapshot(context.req.valid('param').sequence);
    if (!body) throw new EdgeError('NOT_FOUND', 'There is no snapshot at this sequence (any more).');
    return context.body(body, 200, { 'content-type': 'application/octet-stream' });
  })
  .openapi(batchesRoute, async (context) =>
    context.json({ batches: await exchangeOf(context.env).batches(context.req.valid('query')) }, 200),
  );
