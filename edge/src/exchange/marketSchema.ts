import { z } from '@hono/zod-openapi';
import { decimalShape } from '../http/shapes.ts';
import { CANDLE_INTERVALS, type CandleInterval } from './store/tradeCandles.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const level = z.tuple([decimalShape, decimalShape]).nullable().openapi({ description: '[price, quantity]' });

export const tickerShape = z
  .object({
    market: z.string(),
    seq: count,
    timeMs: count.openapi({ description: 'the 24 hours end here' }),
    bid: level,
    ask: level,
    last: decimalShape.nullable(),
    open: decimalShape.nullable(),
    high: decimalShape.nullable(),
    low: decimalShape.nullable(),
    volume: decimalShape,
    quoteVolume: decimalShape,
    trades: count,
  })
  .openapi('Ticker');

const intervals = Object.keys(CANDLE_INTERVALS) as [CandleInterval, ...CandleInterval[]];
const timeMs = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const tradeCandlesQueryShape = z.object({
  interval: z.enum(intervals).default('1m'),
  startMs: timeMs.optional().openapi({ description: 'bars that open at or after this' }),
  endMs: timeMs.optional().openapi({ description: 'bars that open before this' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_500)
    .default(500)
    .openapi({ description: 'the newest so many' }),
});

const tradeCandleShape = z
  .object({
    openTimeMs: count,
    open: decimalShape,
    high: decimalShape,
    low: decimalShape,
    close: decimalShape,
    volume: decimalShape,
    quoteVolume: decimalShape,
    trades: count,
  })
  .openapi('TradeCandle');

export const tradeCandlesShape = z
  .object({
    market: z.string(),
    interval: z.enum(intervals),
    candles: z.array(tradeCandleShape).openapi({
      description: 'ascending; the last may still be forming; without a trade there is no bar',
    }),
  })
  .openapi('TradeCandles');

const bookOrderShape = z
  .tuple([count, z.enum(['buy', 'sell']), decimalShape, decimalShape])
  .openapi({ description: '[orderId, side, price, remaining]' });

export const bookOrdersShape = z
  .object({
    market: z.string(),
    seq: count,
    orders: z
      .array(bookOrderShape)
      .openapi({ description: 'each side in the order in which it would be filled' }),
  })
  .openapi('BookOrders');

export type TickerAnswer = z.infer<typeof tickerShape>;
export type TradeCandleAnswer = z.infer<typeof tradeCandleShape>;
export type TradeCandlesAnswer = z.infer<typeof tradeCandlesShape>;
export type TradeCandlesQuery = z.infer<typeof tradeCandlesQueryShape>;
export type BookOrderAnswer = z.infer<typeof bookOrderShape>;
export type BookOrdersAnswer = z.infer<typeof bookOrdersShape>;
