/** What a vault holds, and at which price it is counted. */
export interface Position {
  /** Free and reserved dollars, base units of the quote asset. */
  quoteUnits: bigint;
  heldLots: bigint;
  closeTicks: bigint;
  quoteUnitsPerTickLot: bigint;
}

/** Worse than the close by this much, a vault's order would rather not trade. */
const SLIPPAGE_BPS = 50n;
const BPS = 10_000n;

/** Dollars plus holdings at the close. */
export function equityQuoteUnits(position: Position): bigint {
  return position.quoteUnits + position.heldLots * position.closeTicks * position.quoteUnitsPerTickLot;
}

export interface DecidedOrder {
  side: 'buy' | 'sell';
  priceTicks: bigint;
  quantityLots: bigint;
}

/** The order that leads from what is held to the target, or undefined where nothing is to be done. */
export function orderTowards(position: Position, targetLots: bigint): DecidedOrder | undefined {
  const { heldLots, closeTicks } = position;
  if (targetLots > heldLots)
    return {
      side: 'buy',
      priceTicks: (closeTicks * (BPS + SLIPPAGE_BPS)) / BPS,
      quantityLots: targetLots - heldLots,
    };
  if (targetLots < heldLots)
    return {
      side: 'sell',
      // Rounded up, so that no sale is ever cheaper than the bound says.
      priceTicks: (closeTicks * (BPS - SLIPPAGE_BPS) + BPS - 1n) / BPS,
      quantityLots: heldLots - targetLots,
    };
  return undefined;
}
