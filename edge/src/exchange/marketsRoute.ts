import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { formatDecimal } from '../markets/decimal.ts';
import { MARKETS, type Market, TICKS_OR_LOTS_END } from '../markets/markets.ts';
import { type MarketAnswer, marketsShape } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/markets',
  tags: ['markets'],
  summary: 'All markets with their grid and fees',
  responses: answers(marketsShape, 'Markets'),
});

export const marketsRoute = new OpenAPIHono<AppEnv>().openapi(route, (context) =>
  context.json({ markets: MARKETS.map(toAnswer) }, 200),
);

function toAnswer(market: Market): MarketAnswer {
  return {
    ...market,
    tickSize: formatDecimal(1, market.priceDecimals),
    lotSize: formatDecimal(1, market.quantityDecimals),
    minRestingNotional: formatDecimal(market.minRestingQuoteUnits, market.quoteAsset.decimals),
    maxPrice: formatDecimal(TICKS_OR_LOTS_END - 1n, market.priceDecimals),
    maxQuantity: formatDecimal(TICKS_OR_LOTS_END - 1n, market.quantityDecimals),
  };
}
