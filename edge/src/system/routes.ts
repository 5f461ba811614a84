import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { coreDigest, RECORD_BYTES } from '@quantum-chain/wasm';
import { privateKeyToAddress } from 'viem/accounts';
import { deploymentOf } from '../chain/deployment.ts';
import type { AppEnv } from '../env.ts';
import { exchangeOf } from '../exchange/index.ts';
import { answers } from '../http/answers.ts';
import { configShape, healthShape, statusShape } from './schema.ts';

type Hex = `0x${string}`;

const DEFAULT_CHAIN_ID = 7672;

const healthRoute = createRoute({
  method: 'get',
  path: '/v1/health',
  tags: ['system'],
  summary: 'How the exchange and its settlement are',
  description:
    '`settlementHalted` says that the chain refuses the next batch, and why: fills stay matched until an operator has mended it.',
  responses: answers(healthShape, 'Health'),
});

const configRoute = createRoute({
  method: 'get',
  path: '/v1/config',
  tags: ['system'],
  summary: 'What a client needs to know before it begins',
  responses: answers(configShape, 'Configuration'),
});

const statusRoute = createRoute({
  method: 'get',
  path: '/v1/status',
  tags: ['system'],
  summary: 'Load, alarms, and how long fills wait for the chain',
  responses: answers(statusShape, 'Status'),
});

const metricsRoute = createRoute({
  method: 'get',
  path: '/v1/metrics',
  tags: ['system'],
  summary: 'The same and more for Prometheus',
  responses: {
    200: {
      description: 'Text exposition format 0.0.4; counters begin anew with the object',
      content: { 'text/plain': { schema: { type: 'string' } as const } },
    },
  },
});

export const systemRoutes = new OpenAPIHono<AppEnv>()
  .openapi(healthRoute, async (context) => {
    const health = await exchangeOf(context.env).health();
    const degraded =
      health.settlement.state === 'settlementHalted' || health.settlement.state === 'chainUnavailable';
    return context.json({ status: degraded ? ('degraded' as const) : ('ok' as const), ...health }, 200);
  })
  .openapi(statusRoute, async (context) => context.json(await exchangeOf(context.env).status(), 200))
  .openapi(metricsRoute, async (context) => {
    const text = await exchangeOf(context.env).metrics();
    // The route's types know JSON bodies only.
    return context.text(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }) as never;
  })
  .openapi(configRoute, async (context) => {
    const { env } = context;
    const deployment = deploymentOf(env);
    return context.json(
      {
        chainId: deployment?.chainId ?? DEFAULT_CHAIN_ID,
        rpcUrl: env.PUBLIC_CHAIN_RPC_URL ?? env.CHAIN_RPC_URL ?? null,
        deployment: deployment ?? null,
        engineDigest: await coreDigest(),
        recordBytes: RECORD_BYTES,
        operator: addressOf(env.OPERATOR_PRIVATE_KEY),
        marketMaker: addressOf(env.MARKET_MAKER_PRIVATE_KEY),
        faucet: Boolean(deployment && env.FAUCET_PRIVATE_KEY),
      },
      200,
    );
  });

function addressOf(privateKey: string | undefined): Hex | null {
  return privateKey ? (privateKeyToAddress(privateKey as Hex).toLowerCase() as Hex) : null;
}
