import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requireDeployment } from '../chain/deployment.ts';
import type { AppEnv } from '../env.ts';
import { answers, jsonBody } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { originOf } from '../http/origin.ts';
import { unwrap } from '../http/outcome.ts';
import { admitCancel, admitOrder } from './admit.ts';
import { batchShape, type CommandAnswer, commandAnswersShape } from './commandSchema.ts';
import { exchangeOf } from './exchangeOf.ts';
import { admitAll } from './orderRelay.ts';
import {
  canceledShape,
  cancelShape,
  openSessionShape,
  placedShape,
  placeOrderShape,
  revokeSessionShape,
  sessionParamsShape,
  sessionShape,
  testedShape,
} from './schema.ts';
import { digestOf } from './signedMessages.ts';
import { unwrapReply } from './unwrapReply.ts';
import { requireSigner } from './verifySignature.ts';
import { admitCommand } from './wireCommand.ts';

const ORDER_CODES = [
  'MALFORMED_JSON',
  'INVALID_REQUEST',
  'PRICE_OUT_OF_TICK',
  'PRICE_OUT_OF_RANGE',
  'QUANTITY_OUT_OF_LOT',
  'QUANTITY_OUT_OF_RANGE',
  'FEE_BELOW_MARKET',
  'ORDER_EXPIRED',
  'OUTSIDE_RECV_WINDOW',
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'SESSION_UNKNOWN',
  'SESSION_EXPIRED',
  'SESSION_SCOPE',
  'UNKNOWN_MARKET',
  'UNKNOWN_ACCOUNT',
  'INSUFFICIENT_BALANCE',
  'CLIENT_ORDER_ID_REUSED',
  'BOOK_FULL',
  'BODY_TOO_LARGE',
  'RATE_LIMITED',
  'CHAIN_UNAVAILABLE',
] as const;

const orderRoute = createRoute({
  method: 'post',
  path: '/v1/orders',
  tags: ['trading'],
  summary: 'Place a signed order',
  description:
    'The same `clientOrderId` with the same order answers the same for good, with the header `idempotent-replayed: true`.',
  request: { body: jsonBody(placeOrderShape) },
  responses: answers(placedShape, 'The order and its own fills', ORDER_CODES),
});

const testRoute = createRoute({
  method: 'post',
  path: '/v1/orders/test',
  tags: ['trading'],
  summary: 'Look at a signed order as placing it would',
  description:
    'Answers with the code that placing it would give, and changes nothing. It counts as an order.',
  request: { body: jsonBody(placeOrderShape) },
  responses: answers(testedShape, 'It would be taken', ORDER_CODES),
});

const batchRoute = createRoute({
  method: 'post',
  path: '/v1/batch',
  tags: ['trading'],
  summary: 'Several commands in one request',
  description:
    'They are taken in their order, each by itself: one that is refused stops none after it. Ids must differ. Each counts in its budget as if it came alone.',
  request: { body: jsonBody(batchShape) },
  responses: answers(commandAnswersShape, 'An answer for each command', [
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'BODY_TOO_LARGE',
    'CHAIN_UNAVAILABLE',
  ]),
});

const cancelRoute = createRoute({
  method: 'post',
  path: '/v1/cancels',
  tags: ['trading'],
  summary: 'Cancel one order, or all of a market',
  description: 'An order that has ended already is no error: the answer lists what this cancel ended.',
  request: { body: jsonBody(cancelShape) },
  responses: answers(canceledShape, 'Canceled orders', [
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'ORDER_EXPIRED',
    'OUTSIDE_RECV_WINDOW',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SESSION_UNKNOWN',
    'SESSION_EXPIRED',
    'SESSION_SCOPE',
    'UNKNOWN_MARKET',
    'UNKNOWN_ORDER',
    'UNKNOWN_ACCOUNT',
    'RATE_LIMITED',
    'CHAIN_UNAVAILABLE',
  ]),
});

const openRoute = createRoute({
  method: 'post',
  path: '/v1/sessions',
  tags: ['trading'],
  summary: 'Let a session key trade',
  description: 'Signed by the wallet. A session key can never withdraw: there is no such scope.',
  request: { body: jsonBody(openSessionShape) },
  responses: answers(sessionShape, 'The session', [
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SESSION_UNKNOWN',
    'SESSION_EXPIRED',
    'SESSION_SCOPE',
    'RATE_LIMITED',
    'CHAIN_UNAVAILABLE',
  ]),
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/v1/sessions/{sessionKey}',
  tags: ['trading'],
  summary: 'Take a session key back, for good',
  description: 'Effective at once: its resting orders are canceled.',
  request: { params: sessionParamsShape, body: jsonBody(revokeSessionShape) },
  responses: answers(sessionShape, 'The ended session', [
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'CHAIN_UNAVAILABLE',
  ]),
});

export const tradingRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(orderRoute, async (context) => {
    const order = await admitOrder(
      context.req.valid('json'),
      requireDeployment(context.env),
      originOf(context),
    );
    const { placed, replayed } = unwrapReply(context, await exchangeOf(context.env).place(order));
    if (replayed) context.header('idempotent-replayed', 'true');
    return context.json(placed, 200);
  })
  .openapi(cancelRoute, async (context) => {
    const cancel = await admitCancel(
      context.req.valid('json'),
      requireDeployment(context.env),
      originOf(context),
    );
    return context.json(unwrapReply(context, await exchangeOf(context.env).cancel(cancel)), 200);
  })
  .openapi(testRoute, async (context) => {
    const order = await admitOrder(
      context.req.valid('json'),
      requireDeployment(context.env),
      originOf(context),
    );
    return context.json(unwrapReply(context, await exchangeOf(context.env).test(order)), 200);
  })
  .openapi(batchRoute, async (context) => {
    const { commands } = context.req.valid('json');
    const deployment = requireDeployment(context.env);
    const origin = originOf(context);
    const { admitted, refused } = await admitAll(commands, (command) =>
      admitCommand(command, deployment, origin),
    );
    const taken = await exchangeOf(context.env).submit(admitted);
    const byId = new Map([...refused, ...(taken as CommandAnswer[])].map((answer) => [answer.id, answer]));
    return context.json({ answers: commands.map(({ id }) => byId.get(id) as CommandAnswer) }, 200);
  })
  .openapi(openRoute, async (context) => {
    const { delegation: body, signature } = context.req.valid('json');
    const delegation = { ...body, expiry: BigInt(body.expiry), nonce: BigInt(body.nonce) };
    const digest = digestOf('Delegation', delegation, requireDeployment(context.env));
    await requireSigner(digest, signature, delegation.account);
    return context.json(unwrap(await exchangeOf(context.env).openSession(delegation, signature)), 200);
  })
  .openapi(revokeRoute, async (context) => {
    const { revocation: body, signature } = context.req.valid('json');
    if (body.sessionKey !== context.req.valid('param').sessionKey) {
      throw new EdgeError('INVALID_REQUEST', 'The path names another session key than the revocation.');
    }
    const revocation = { ...body, nonce: BigInt(body.nonce) };
    const digest = digestOf('Revocation', revocation, requireDeployment(context.env));
    await requireSigner(digest, signature, revocation.account);
    return context.json(unwrap(await exchangeOf(context.env).revokeSession(revocation)), 200);
  });
