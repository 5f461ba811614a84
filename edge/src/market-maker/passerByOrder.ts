import type { Grid, Quote } from './ladder.ts';

/** Large enough to be seen on the tape, small enough to leave the maker's first step standing. */
const NOTIONAL = 250;
/** Crosses the maker's first step and no more than its second. */
const REACH_BPS = 10;

/** What the passer-by does at its n-th bar: buys and sells the same amount in turn, so that it ends where it began. */
export function passerByOrder(turn: number, markTicks: number, grid: Grid): Quote {
  const price = markTicks / 10 ** grid.priceDecimals;
  const reachTicks = Math.ceil((markTicks * REACH_BPS) / 10_000);
  const side = turn % 2 === 0 ? 'buy' : 'sell';
  return {
    side,
    priceTicks: Math.max(1, side === 'buy' ? markTicks + reachTicks : markTicks - reachTicks),
    quantityLots: Math.max(1, Math.floor((NOTIONAL / price) * 10 ** grid.quantityDecimals)),
  };
}
