import type { CandleAnswer, EdgeClient, MarketAnswer } from '@quantum-chain/edge/client';

/** The edge hands out this many bars at once. */
const PAGE_BARS = 5_000;
/** Bars that one backtest here may span. */
const BARS_MAX = 100_000;

/** A market's closed bars that open from `firstOpenTimeMs` to `lastOpenTimeMs`, both included. */
export async function readCandles(
  edge: EdgeClient,
  market: Pick<MarketAnswer, 'symbol'>,
  firstOpenTimeMs: number,
  lastOpenTimeMs: number,
): Promise<CandleAnswer[]> {
  const candles: CandleAnswer[] = [];
  let from = firstOpenTimeMs;
  while (from <= lastOpenTimeMs && candles.length < BARS_MAX) {
    const page = await edge.candles(market.symbol, { from, limit: PAGE_BARS });
    const inside = page.candles.filter((candle) => candle.openTimeMs <= lastOpenTimeMs);
    candles.push(...inside);
    const last = inside.at(-1);
    if (!last || inside.length < PAGE_BARS) break;
    from = last.openTimeMs + 1;
  }
  return candles;
}
