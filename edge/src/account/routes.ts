import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { requireDeployment } from '../chain/deployment.ts';
import type { AppEnv } from '../env.ts';
import {
  type AccountAnswer,
  accountShape,
  canceledShape,
  createdKeyShape,
  createKeyShape,
  digestOf,
  endKeyShape,
  exchangeOf,
  keyCancelShape,
  keyParamsShape,
  requireSigner,
  sessionAddressesShape,
} from '../exchange/index.ts';
import { answers, jsonBody } from '../http/answers.ts';
import { clientIp } from '../http/clientIp.ts';
import { EdgeError, type ErrorCode } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { unwrap } from '../http/outcome.ts';
import { addressShape, errorShape } from '../http/shapes.ts';
import { openWebSocket, requireUpgrade } from '../http/webSocket.ts';
import { knownMarket } from '../markets/knownMarket.ts';
import { accountOf, authenticate } from './authenticate.ts';

const doneShape = z.object({ done: z.literal(true) }).openapi('Done');
const sessionParamsShape = z.object({ sessionKey: addressShape });
const SIGNED_CODES = [
  'MALFORMED_JSON',
  'INVALID_REQUEST',
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'NONCE_USED',
  'CHAIN_UNAVAILABLE',
] as const satisfies ErrorCode[];
const PRIVATE_CODES = [
  'LOGIN_REQUIRED',
  'API_KEY_UNKNOWN',
  'SIGNATURE_INVALID',
  'OUTSIDE_RECV_WINDOW',
  'IP_NOT_ALLOWED',
  'SESSION_UNKNOWN',
  'SESSION_EXPIRED',
  'SESSION_SCOPE',
  'CHAIN_UNAVAILABLE',
] as const satisfies ErrorCode[];

const createKeyRoute = createRoute({
  method: 'post',
  path: '/v1/keys',
  tags: ['account'],
  summary: 'Make an API key',
  description:
    'Signed by the wallet (`ApiKey`). The key reads what is private and, where it may, cancels; it can neither place orders nor move funds. Requests carry `x-api-key`, `x-api-timestamp` (ms) and `x-api-signature`: the hex of HMAC-SHA256 with the secret over timestamp, method, path with query, and body.',
  request: { body: jsonBody(createKeyShape) },
  responses: answers(createdKeyShape, 'The key with its secret', [...SIGNED_CODES, 'RATE_LIMITED']),
});

const endKeyRoute = createRoute({
  method: 'delete',
  path: '/v1/keys/{keyId}',
  tags: ['account'],
  summary: 'End an API key',
  description: 'Signed by the wallet (`ApiKeyEnd`). Effective at once, sockets included.',
  request: { params: keyParamsShape, body: jsonBody(endKeyShape) },
  responses: answers(doneShape, 'It has ended', SIGNED_CODES),
});

const addressesRoute = createRoute({
  method: 'put',
  path: '/v1/sessions/{sessionKey}/addresses',
  tags: ['account'],
  summary: 'Say where a session key may be used from',
  description: 'Signed by the wallet (`SessionAddresses`, the list joined by commas). Effective at once.',
  request: { params: sessionParamsShape, body: jsonBody(sessionAddressesShape) },
  responses: answers(doneShape, 'It holds', [...SIGNED_CODES, 'SESSION_UNKNOWN']),
});

const accountRoute = createRoute({
  method: 'get',
  path: '/v1/account',
  tags: ['account'],
  summary: 'Session keys, API keys and sockets of the account that asks',
  description:
    'By API key, or by login: `authorization: Bearer` and the base64url of a signed `Login` as JSON.',
  responses: answers(accountShape, 'The account', PRIVATE_CODES),
});

const cancelsRoute = createRoute({
  method: 'post',
  path: '/v1/account/cancels',
  tags: ['account'],
  summary: 'Cancel with an API key',
  description: 'Needs a key that may cancel. The log shows such a cancel as the operator’s.',
  request: { body: jsonBody(keyCancelShape) },
  responses: answers(canceledShape, 'Canceled orders', [
    ...PRIVATE_CODES,
    'MALFORMED_JSON',
    'INVALID_REQUEST',
    'API_KEY_SCOPE',
    'UNKNOWN_MARKET',
    'UNKNOWN_ORDER',
    'UNKNOWN_ACCOUNT',
    'RATE_LIMITED',
  ]),
});

const streamRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/stream',
  tags: ['account'],
  summary: 'The account’s own stream (WebSocket)',
  description: `First of all send \`{"op":"login","login":{"expiry","nonce","signature"}}\` (a signed Login) or \`{"op":"login","key":{"keyId","timestampMs","signature"}}\`
(HMAC over timestamp, \`GET\` and this path), with \`resumeFrom\`: the last \`seq\` heard. The answer is \`resumed\`: what was placed and filled since, and what is open now. Then
\`update\`, \`presence\` and \`sessionEnded\` follow as they happen; skip an update whose \`seq\` is not above the last. \`{"op":"end","socketId"}\` ends another socket of the account.
Closes with 4001 (its session ended) and 4003 (no login, with the code as its reason).`,
  request: { params: z.object({ address: addressShape }) },
  responses: {
    101: { description: 'Switching protocols' },
    ...answers(errorShape, '', ['INVALID_REQUEST', 'RATE_LIMITED']),
  },
});

const authenticated = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(accountRoute, async (context) => {
    const { account } = await authenticate(context);
    return context.json((await accountOf(context.env, account).overview()) as AccountAnswer, 200);
  })
  .openapi(cancelsRoute, async (context) => {
    const { account, cancels } = await authenticate(context);
    if (!cancels) throw new EdgeError('API_KEY_SCOPE', 'This takes an API key that may cancel.');
    const { market, clientOrderId } = context.req.valid('json');
    const { symbol } = knownMarket(market);
    const canceled = await exchangeOf(context.env).cancelUnsigned(account, symbol, clientOrderId);
    return context.json(unwrap(canceled), 200);
  })
  .openapi(streamRoute, async (context) => {
    requireUpgrade(context);
    const account = accountOf(context.env, context.req.valid('param').address);
    const socket = await openWebSocket(account, '/stream', { 'x-client-ip': clientIp(context) ?? '' });
    if (!socket) throw new EdgeError('RATE_LIMITED', 'This account has too many sockets.');
    return new Response(null, { status: 101, webSocket: socket }) as never;
  });

export const accountRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(createKeyRoute, async (context) => {
    const { signature, nonce, ...key } = context.req.valid('json');
    const signed = {
      ...key,
      expiry: BigInt(key.expiry),
      allowedIps: key.allowedIps.join(','),
      nonce: BigInt(nonce),
    };
    const digest = digestOf('ApiKey', signed, requireDeployment(context.env));
    await requireSigner(digest, signature, key.account);
    const created = await accountOf(context.env, key.account).createKey(key, signed.nonce);
    return context.json(unwrap(created), 200);
  })
  .openapi(endKeyRoute, async (context) => {
    const { keyId } = context.req.valid('param');
    const { signature, nonce } = context.req.valid('json');
    const account = addressShape.parse(keyId.split('.')[0]);
    const message = { account, keyId, nonce: BigInt(nonce) };
    await requireSigner(digestOf('ApiKeyEnd', message, requireDeployment(context.env)), signature, account);
    unwrap(await accountOf(context.env, account).endKey(keyId, message.nonce));
    return context.json({ done: true as const }, 200);
  })
  .openapi(addressesRoute, async (context) => {
    const { sessionKey } = context.req.valid('param');
    const { account, allowedIps, nonce, signature } = context.req.valid('json');
    const message = { account, sessionKey, allowedIps: allowedIps.join(','), nonce: BigInt(nonce) };
    await requireSigner(
      digestOf('SessionAddresses', message, requireDeployment(context.env)),
      signature,
      account,
    );
    unwrap(await accountOf(context.env, account).limitSession(sessionKey, allowedIps, message.nonce));
    return context.json({ done: true as const }, 200);
  })
  .route('/', authenticated);
