import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requireDeployment } from '../chain/deployment.ts';
import type { AppEnv } from '../env.ts';
import { answers, jsonBody } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { unwrap } from '../http/outcome.ts';
import { faucetBodyShape, faucetShape } from './schema.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/faucet',
  tags: ['system'],
  summary: 'Gas and test dollars, on a devnet',
  request: { body: jsonBody(faucetBodyShape) },
  responses: answers(faucetShape, 'What was sent', [
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'NOT_FOUND',
    'FAUCET_LIMIT',
    'CHAIN_UNAVAILABLE',
  ]),
});

export const faucetRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest }).openapi(
  route,
  async (context) => {
    requireDeployment(context.env);
    if (!context.env.FAUCET_PRIVATE_KEY) throw new EdgeError('NOT_FOUND', 'This edge has no faucet.');
    const faucet = context.env.FAUCET.getByName('main');
    return context.json(unwrap(await faucet.grant(context.req.valid('json').address)), 200);
  },
);
