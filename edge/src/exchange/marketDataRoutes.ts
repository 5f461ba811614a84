import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { marketParamsShape } from '../http/shapes.ts';
import { knownMarket } from '../markets/knownMarket.ts';
import { exchangeOf } from './exchangeOf.ts';
import {
  type BookOrdersAnswer,
  bookOrdersShape,
  type TickerAnswer,
  tickerShape,
  tradeCandlesQueryShape,
  tradeCandlesShape,
} from './marketSchema.ts';

const tickerRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/ticker',
  tags: ['markets'],
  summary: 'Best prices and the last 24 hours',
  description: 'In real time, out of fills; what the market clock replays is in `clock` and `candles`.',
  request: { params: marketParamsShape },
  responses: answers(tickerShape, 'The ticker', ['UNKNOWN_MARKET']),
});

const tradeCandlesRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/trade-candles',
  tags: ['markets'],
  summary: 'Bars built from fills, in real time',
  request: { params: marketParamsShape, query: tradeCandlesQueryShape },
  responses: answers(tradeCandlesShape, 'Bars, ascending', ['INVALID_REQUEST', 'UNKNOWN_MARKET']),
});

const bookOrdersRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/orders',
  tags: ['markets'],
  summary: 'Every resting order, without its owner',
  request: { params: marketParamsShape },
  responses: answers(bookOrdersShape, 'Orders by priority', ['UNKNOWN_MARKET']),
});

export const marketDataRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(tickerRoute, async (context) => {
    const { symbol } = knownMarket(context.req.valid('param').market);
    // The types of object calls widen tuples to arrays, here and below.
    return context.json((await exchangeOf(context.env).ticker(symbol)) as TickerAnswer, 200);
  })
  .openapi(tradeCandlesRoute, async (context) => {
    const { symbol } = knownMarket(context.req.valid('param').market);
    const candles = await exchangeOf(context.env).tradeCandles(symbol, context.req.valid('query'));
    return context.json(candles, 200);
  })
  .openapi(bookOrdersRoute, async (context) => {
    const { symbol } = knownMarket(context.req.valid('param').market);
    return context.json((await exchangeOf(context.env).bookOrders(symbol)) as BookOrdersAnswer, 200);
  });
