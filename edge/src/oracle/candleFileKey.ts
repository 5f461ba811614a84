import type { Market } from '../markets/markets.ts';

/** Where a market's history lies in storage. */
export function candleFileKey(market: Market): string {
  return `candles/${market.symbol}.csv`;
}
