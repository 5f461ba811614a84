import { type FillAnswer, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';

/** What trading alone left behind: how much is held, at which average cost, and what selling has brought. */
export interface TradedPosition {
  /** Bought and not sold again, in lots. */
  lots: bigint;
  /** What those lots cost with fees, quote units. */
  cost: bigint;
  /** Gained or lost by sales, after fees, quote units. */
  realised: bigint;
  /** Sold beyond what was bought: those lots were deposited, and their cost is not known here. */
  soldBeyond: bigint;
}

/**
 * The average-cost method over an account's fills of a market, oldest first.
 * @param fills in any order.
 */
export function tradedPosition(fills: readonly FillAnswer[], market: MarketAnswer): TradedPosition {
  const position: TradedPosition = { lots: 0n, cost: 0n, realised: 0n, soldBeyond: 0n };
  const ordered = fills
    .filter((fill) => fill.market === market.symbol)
    .sort((left, right) => left.tradeId - right.tradeId);
  for (const fill of ordered) apply(position, fill, market);
  return position;
}

function apply(position: TradedPosition, fill: FillAnswer, market: MarketAnswer): void {
  const lots = parseDecimal(fill.quantity, market.quantityDecimals) ?? 0n;
  const ticks = parseDecimal(fill.price, market.priceDecimals) ?? 0n;
  const fee = parseDecimal(fill.fee, market.quoteAsset.decimals) ?? 0n;
  const notional = ticks * lots * BigInt(market.quoteUnitsPerTickLot);
  if (fill.side === 'buy') {
    position.lots += lots;
    position.cost += notional + fee;
    return;
  }
  const known = lots < position.lots ? lots : position.lots;
  const costOfSold = position.lots === 0n ? 0n : (position.cost * known) / position.lots;
  const proceeds = lots === 0n ? 0n : ((notional - fee) * known) / lots;
  position.lots -= known;
  position.cost -= costOfSold;
  position.realised += proceeds - costOfSold;
  position.soldBeyond += lots - known;
}
