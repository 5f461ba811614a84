import { type MarketAnswer, toEngineCandle } from '@quantum-chain/edge/client';
import type { Candle } from '@quantum-chain/wasm';
import { edge } from '../edge/edge.ts';

/** As many bars as the edge gives in one answer. */
const PAGE_BARS = 5_000;
/** Twenty pages: eleven years of hours. */
const PAGES_MAX = 20;

/** The newest closed bars of a market in the engine's units, oldest first. */
export async function fetchHistory(market: MarketAnswer, bars: number): Promise<Candle[]> {
  const { candles } = await edge.candles(market.symbol, { limit: Math.min(bars, PAGE_BARS) });
  return candles.map((candle) => toEngineCandle(candle, market));
}

/** The closed bars that open from `fromMs` to `toMs`, both included. */
export async function fetchSpan(market: MarketAnswer, fromMs: number, toMs: number): Promise<Candle[]> {
  const span: Candle[] = [];
  let from = fromMs;
  for (let page = 0; page < PAGES_MAX && from <= toMs; page++) {
    const { candles } = await edge.candles(market.symbol, { from, to: toMs + 1, limit: PAGE_BARS });
    const fresh = candles.filter(({ openTimeMs }) => openTimeMs >= from);
    span.push(...fresh.map((candle) => toEngineCandle(candle, market)));
    const last = fresh.at(-1);
    if (!last || fresh.length < PAGE_BARS) break;
    from = last.openTimeMs + 1;
  }
  return span;
}
