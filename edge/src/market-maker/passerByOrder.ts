import type { Grid, Quote } from './ladder.ts';

/** Large enough to be seen on the tape, small enough to leave the maker's first step standing. */
const NOTIONAL = 250;
/** Crosses the maker's first step and no more than its second. */
const REACH_BPS = 10;

/** What the passer-by does at a bar's close: buys a little, or sells what it bought, so that it ends where it began. */
export function passerByOrder(heldLots: number, markTicks: number, grid: Grid): Quote {
  const reachTicks = Math.ceil((markTicks * REACH_BPS) / 10_000);
  if (heldLots > 0)
    return { side: 'sell', priceTicks: Math.max(1, markTicks - reachTicks), quantityLots: heldLots };
  const price = markTicks / 10 ** grid.priceDecimals;
  const quantityLots = Math.max(1, Math.floor((NOTIONAL / price) * 10 ** grid.quantityDecimals));
  return { side: 'buy', priceTicks: markTicks + reachTicks, quantityLots };
}
