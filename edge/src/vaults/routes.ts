import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv, Env } from '../env.ts';

import { answers } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { MARKETS } from '../markets/markets.ts';
import { hasModelFile, modelParamsShape, traderShape } from '../models/index.ts';
import { vaultDetailShape, vaultParamsShape, vaultQueryShape, vaultsShape } from './schema.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/v1/vaults',
  tags: ['vaults'],
  summary: 'Vaults that the edge trades for, oldest first',
  responses: answers(vaultsShape, 'Vaults'),
});

const oneRoute = createRoute({
  method: 'get',
  path: '/v1/vaults/{address}',
  tags: ['vaults'],
  summary: 'A vault with its decisions',
  request: { params: vaultParamsShape, query: vaultQueryShape },
  responses: answers(vaultDetailShape, 'The vault', ['INVALID_REQUEST', 'NOT_FOUND']),
});

const traderRoute = createRoute({
  method: 'get',
  path: '/v1/models/{modelId}/trader',
  tags: ['vaults'],
  summary: 'The session key that will trade for vaults of a model',
  description: 'Name it when you create the vault. It can trade for the vault and never withdraw.',
  request: { params: modelParamsShape },
  responses: answers(traderShape, 'The key', ['INVALID_REQUEST', 'NOT_FOUND']),
});

export const vaultRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(listRoute, async (context) => {
    const perMarket = await Promise.all(MARKETS.map((market) => runner(context.env, market.symbol).vaults()));
    return context.json({ vaults: perMarket.flat() }, 200);
  })
  .openapi(oneRoute, async (context) => {
    const { address } = context.req.valid('param');
    const query = context.req.valid('query');
    for (const market of MARKETS) {
      const vault = await runner(context.env, market.symbol).vault(address, query);
      if (vault) return context.json(vault, 200);
    }
    throw new EdgeError(
      'NOT_FOUND',
      'The edge trades for no such vault. A new one is found at the next bar.',
    );
  })
  .openapi(traderRoute, async (context) => {
    const { modelId } = context.req.valid('param');
    // A key is kept for good, so nobody gets one for an id made up on the spot.
    if (!(await hasModelFile(context.env, modelId)))
      throw new EdgeError('NOT_FOUND', 'Nobody has brought the file of this model: publish it first.');
    return context.json(
      await runner(context.env, (MARKETS[0] as (typeof MARKETS)[number]).symbol).trader(modelId),
      200,
    );
  });

function runner(env: Env, symbol: string) {
  return env.VAULT_RUNNER.getByName(symbol);
}
