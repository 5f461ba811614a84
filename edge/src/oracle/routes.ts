import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv, Env } from '../env.ts';
import { answers } from '../http/answers.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { marketParamsShape } from '../http/shapes.ts';
import { knownMarket } from '../markets/knownMarket.ts';
import { candlesQueryShape, candlesShape, clockShape } from './schema.ts';

const candlesRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/candles',
  tags: ['markets'],
  summary: 'Closed bars and the forming one',
  request: { params: marketParamsShape, query: candlesQueryShape },
  responses: answers(candlesShape, 'Bars, ascending', ['INVALID_REQUEST', 'UNKNOWN_MARKET']),
});

const clockRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/clock',
  tags: ['markets'],
  summary: 'Where the market stands in time, and where its prices come from',
  request: { params: marketParamsShape },
  responses: answers(clockShape, 'The market clock', ['UNKNOWN_MARKET']),
});

export const oracleRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(candlesRoute, async (context) => {
    const market = knownMarket(context.req.valid('param').market);
    return context.json(
      await clockObject(context.env, market.symbol).candles(context.req.valid('query')),
      200,
    );
  })
  .openapi(clockRoute, async (context) => {
    const market = knownMarket(context.req.valid('param').market);
    return context.json(await clockObject(context.env, market.symbol).clock(), 200);
  });

function clockObject(env: Env, symbol: string) {
  return env.MARKET_CLOCK.getByName(symbol);
}
