import { z } from '@hono/zod-openapi';
import { decimalShape } from '../http/shapes.ts';

const timeMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const candleShape = z
  .object({
    openTimeMs: timeMs.openapi({ example: 1554076800000 }),
    open: decimalShape,
    high: decimalShape,
    low: decimalShape,
    close: decimalShape,
    volume: decimalShape,
  })
  .openapi('Candle');

export const candlesShape = z
  .object({
    market: z.string(),
    barMs: z.number().int(),
    candles: z
      .array(candleShape)
      .openapi({ description: 'closed bars, ascending; nothing after the market time' }),
    forming: candleShape
      .nullable()
      .openapi({ description: 'the bar that has not closed; null when the market has ended' }),
  })
  .openapi('Candles');

/** One page: 5,000 bars are about half a megabyte. */
const CANDLES_MAX = 5_000;

export const candlesQueryShape = z.object({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .openapi({ description: 'first open time in ms' }),
  to: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .openapi({ description: 'bars open before this time in ms' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(CANDLES_MAX)
    .default(500)
    .openapi({ description: 'the newest so many; with `from` and no `to` the oldest so many' }),
});

export const clockShape = z
  .object({
    market: z.string(),
    source: z.enum(['file', 'live', 'simulated']),
    label: z.string().openapi({ example: 'Simulated market, seed 42' }),
    simulated: z.boolean(),
    replayed: z.boolean(),
    seed: z.number().int().nullable(),
    speed: z.number().openapi({ description: 'market time over real time', example: 1800 }),
    barMs: z.number().int(),
    state: z.enum(['running', 'ended']),
    bar: z.number().int().openapi({ description: 'index of the forming bar in the series' }),
    startTimeMs: timeMs.openapi({ description: 'open time of the first bar of the replay' }),
    endTimeMs: timeMs.nullable().openapi({ description: 'where the replay ends; null for a live market' }),
    marketTimeMs: timeMs,
    markPrice: decimalShape,
    updatedAtMs: timeMs.openapi({ description: 'real time of this reading' }),
  })
  .openapi('Clock');

export type CandleAnswer = z.infer<typeof candleShape>;
export type CandlesAnswer = z.infer<typeof candlesShape>;
export type CandlesQuery = z.infer<typeof candlesQueryShape>;
export type ClockAnswer = z.infer<typeof clockShape>;
