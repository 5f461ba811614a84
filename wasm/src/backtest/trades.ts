const REASONS = ['signal', 'stopLoss', 'takeProfit', 'trailingStop', 'liquidation'] as const;

export interface BacktestTrade {
  /** Index of the candle in which it was filled. */
  bar: number;
  side: 'buy' | 'sell';
  /** A signal fills at the candle's open, everything else within the candle. */
  reason: (typeof REASONS)[number];
  priceTicks: bigint;
  quantityLots: bigint;
  feeQuoteUnits: bigint;
}

export const TRADE_BYTES = 40;
/** One by the signal at the open, and one by a stop. */
export const TRADES_PER_BAR_MAX = 2;
const TRADE_WORDS = 5;
/** The reason stands above the side. */
const REASON_SHIFT = 8n;

export function readTrades(words: BigInt64Array): BacktestTrade[] {
  const trades: BacktestTrade[] = [];
  for (let offset = 0; offset < words.length; offset += TRADE_WORDS) {
    const [bar, kind, priceTicks, quantityLots, feeQuoteUnits] = words.subarray(
      offset,
      offset + TRADE_WORDS,
    ) as unknown as [bigint, bigint, bigint, bigint, bigint];
    trades.push({
      bar: Number(bar),
      side: (kind & 1n) === 0n ? 'buy' : 'sell',
      reason: REASONS[Number(kind >> REASON_SHIFT)] as (typeof REASONS)[number],
      priceTicks,
      quantityLots,
      feeQuoteUnits,
    });
  }
  return trades;
}
