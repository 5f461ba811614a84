import type { CandleAnswer, CandlesAnswer } from '@quantum-chain/edge/client';
import { queryOptions } from '@tanstack/react-query';
import { edge } from '../edge/edge.ts';

/** Bars that a chart opens with: six weeks of hours. */
const CHART_BARS = 1_000;
/** A page that stays open for days does not grow without end. */
const KEPT_BARS_MAX = 5_000;

export function candlesQuery(market: string | undefined) {
  return queryOptions({
    queryKey: ['oracle', 'candles', market],
    enabled: market !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => edge.candles(market ?? '', { limit: CHART_BARS }),
  });
}

/** What was known, with what came after it. */
export function mergeCandles(known: CandlesAnswer, newer: CandlesAnswer): CandlesAnswer {
  const [first] = newer.candles;
  const kept = first ? known.candles.filter((candle) => candle.openTimeMs < first.openTimeMs) : known.candles;
  return { ...newer, candles: [...kept, ...newer.candles].slice(-KEPT_BARS_MAX) };
}

/** The bar that has not closed, after a trade at `price`. */
export function extendForming(forming: CandleAnswer, price: string): CandleAnswer {
  const value = Number(price);
  return {
    ...forming,
    close: price,
    high: value > Number(forming.high) ? price : forming.high,
    low: value < Number(forming.low) ? price : forming.low,
  };
}
