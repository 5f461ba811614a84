import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requireDeployment } from '../chain/deployment.ts';
import type { AppEnv } from '../env.ts';
import { answers, jsonBody } from '../http/answers.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { unwrap } from '../http/outcome.ts';
import { haltedShape, haltShape } from './accountSchema.ts';
import { exchangeOf } from './exchangeOf.ts';
import { digestOf } from './signedMessages.ts';
import { recoverSigner } from './verifySignature.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/halts',
  tags: ['trading'],
  summary: 'Halt or release the exchange or an account',
  description:
    'Signed (`Halt`) by the operator; for an account also by its wallet, and by a session key that may trade to engage only. Engaging an account’s kill switch cancels its orders; while a halt is engaged no order is taken and cancels are.',
  request: { body: jsonBody(haltShape) },
  responses: answers(haltedShape, 'It holds', [
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SESSION_UNKNOWN',
    'SESSION_EXPIRED',
    'SESSION_SCOPE',
    'NONCE_USED',
    'RATE_LIMITED',
    'CHAIN_UNAVAILABLE',
  ]),
});

export const haltRoute = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest }).openapi(
  route,
  async (context) => {
    const { scope, engaged, nonce, signature } = context.req.valid('json');
    const message = { scope, engaged, nonce: BigInt(nonce) };
    const signer = await recoverSigner(digestOf('Halt', message, requireDeployment(context.env)), signature);
    unwrap(await exchangeOf(context.env).halt(message, signer));
    return context.json({ scope, engaged }, 200);
  },
);
