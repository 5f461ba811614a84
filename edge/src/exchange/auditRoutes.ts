import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { unwrap } from '../http/outcome.ts';
import { errorShape } from '../http/shapes.ts';
import {
  type FillProofAnswer,
  fillParamsShape,
  fillProofShape,
  segmentParamsShape,
  segmentsShape,
} from './auditSchema.ts';
import { exchangeOf } from './exchangeOf.ts';
import { pageQueryShape } from './schema.ts';
import { segmentKey } from './segments.ts';

const segmentsRoute = createRoute({
  method: 'get',
  path: '/v1/segments',
  tags: ['replay'],
  summary: 'The settled log in files named by their content, newest first',
  description: '`before` is a first sequence.',
  request: { query: pageQueryShape },
  responses: answers(segmentsShape, 'Segments', ['INVALID_REQUEST']),
});

const segmentRoute = createRoute({
  method: 'get',
  path: '/v1/segments/{hash}',
  tags: ['replay'],
  summary: 'A segment',
  description:
    'JSON `{format: "qca-log-1", firstSequence, lastSequence, rows}` with rows as in `/v1/log`. Its SHA-256 is its name; it never changes.',
  request: { params: segmentParamsShape },
  responses: {
    ...answers(errorShape, '', ['INVALID_REQUEST', 'NOT_FOUND']),
    200: {
      description: 'The file',
      content: { 'application/json': { schema: { type: 'object' } as const } },
    },
  },
});

const fillRoute = createRoute({
  method: 'get',
  path: '/v1/proof/fill/{tradeId}',
  tags: ['replay'],
  summary: 'What shows a fill to be what the chain was told',
  request: { params: fillParamsShape },
  responses: answers(fillProofShape, 'The proof', ['INVALID_REQUEST', 'UNKNOWN_FILL', 'NOT_SETTLED']),
});

export const auditRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(segmentsRoute, async (context) =>
    context.json({ segments: await exchangeOf(context.env).segments(context.req.valid('query')) }, 200),
  )
  .openapi(segmentRoute, async (context) => {
    const { hash } = context.req.valid('param');
    const file = await context.env.FILES.get(segmentKey(hash));
    if (!file) throw new EdgeError('NOT_FOUND', 'There is no segment of this name.');
    return context.body(file.body, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=31536000, immutable',
    }) as never;
  })
  .openapi(fillRoute, async (context) => {
    const proof = await exchangeOf(context.env).proveFill(context.req.valid('param').tradeId);
    return context.json(unwrap(proof) as FillProofAnswer, 200);
  });
