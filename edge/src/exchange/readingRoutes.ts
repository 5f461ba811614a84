import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { unwrap } from '../http/outcome.ts';
import { marketParamsShape } from '../http/shapes.ts';
import { knownMarket } from '../markets/knownMarket.ts';
import { exchangeOf } from './exchangeOf.ts';
import {
  accountParamsShape,
  type BookAnswer,
  balancesShape,
  bookQueryShape,
  bookShape,
  fillsShape,
  orderParamsShape,
  orderShape,
  ordersQueryShape,
  ordersShape,
  pageQueryShape,
  tradesShape,
} from './schema.ts';

const bookRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/book',
  tags: ['markets'],
  summary: 'The order book',
  request: { params: marketParamsShape, query: bookQueryShape },
  responses: answers(bookShape, 'Both sides, best first', ['INVALID_REQUEST', 'UNKNOWN_MARKET']),
});

const tradesRoute = createRoute({
  method: 'get',
  path: '/v1/markets/{market}/trades',
  tags: ['markets'],
  summary: 'Trades, newest first',
  request: { params: marketParamsShape, query: pageQueryShape },
  responses: answers(tradesShape, 'Trades', ['INVALID_REQUEST', 'UNKNOWN_MARKET']),
});

const balancesRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/balances',
  tags: ['accounts'],
  summary: 'What an account has at the edge',
  request: { params: accountParamsShape },
  responses: answers(balancesShape, 'Balances', ['INVALID_REQUEST']),
});

const ordersRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/orders',
  tags: ['accounts'],
  summary: 'Orders of an account, newest first',
  request: { params: accountParamsShape, query: ordersQueryShape },
  responses: answers(ordersShape, 'Orders', ['INVALID_REQUEST']),
});

const orderRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/orders/{clientOrderId}',
  tags: ['accounts'],
  summary: 'One order by the name that its account gave it',
  request: { params: orderParamsShape },
  responses: answers(orderShape, 'The order as it stands', ['INVALID_REQUEST', 'UNKNOWN_ORDER']),
});

const fillsRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/fills',
  tags: ['accounts'],
  summary: 'Fills of an account, newest first, each matched or settled',
  request: { params: accountParamsShape, query: pageQueryShape },
  responses: answers(fillsShape, 'Fills', ['INVALID_REQUEST']),
});

export const readingRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(bookRoute, async (context) => {
    const market = knownMarket(context.req.valid('param').market);
    const book = await exchangeOf(context.env).book(market.symbol, context.req.valid('query').depth);
    // The types of object calls widen tuples to arrays.
    return context.json(book as BookAnswer, 200);
  })
  .openapi(tradesRoute, async (context) => {
    const market = knownMarket(context.req.valid('param').market);
    const trades = await exchangeOf(context.env).trades(market.symbol, context.req.valid('query'));
    return context.json({ trades }, 200);
  })
  .openapi(balancesRoute, async (context) =>
    context.json(await exchangeOf(context.env).balances(context.req.valid('param').address), 200),
  )
  .openapi(ordersRoute, async (context) => {
    const { address } = context.req.valid('param');
    return context.json(
      { orders: await exchangeOf(context.env).orders(address, context.req.valid('query')) },
      200,
    );
  })
  .openapi(orderRoute, async (context) => {
    const { address, clientOrderId } = context.req.valid('param');
    return context.json(unwrap(await exchangeOf(context.env).order(address, clientOrderId)), 200);
  })
  .openapi(fillsRoute, async (context) => {
    const { address } = context.req.valid('param');
    return context.json(
      { fills: await exchangeOf(context.env).fills(address, context.req.valid('query')) },
      200,
    );
  });
