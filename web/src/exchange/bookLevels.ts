import { parseDecimal } from '@quantum-chain/edge/client';

/** One line of the book as it is drawn. */
export interface BookLine {
  priceTicks: bigint;
  quantityLots: bigint;
  /** From the best price to this line. */
  totalLots: bigint;
}

interface Grid {
  priceDecimals: number;
  quantityDecimals: number;
}

/**
 * The best levels of one side, several ticks joined in one line: bids round down and asks up, so that no line promises
 * a better price than it has.
 * @param levels best first, `[price, quantity]`.
 */
export function bookLines(
  levels: readonly (readonly [string, string])[],
  side: 'bid' | 'ask',
  grid: Grid,
  ticksPerLine: bigint,
  count: number,
): BookLine[] {
  const lines: BookLine[] = [];
  let totalLots = 0n;
  for (const [price, quantity] of levels) {
    const ticks = parseDecimal(price, grid.priceDecimals);
    const lots = parseDecimal(quantity, grid.quantityDecimals);
    if (ticks === undefined || lots === undefined) continue;
    const down = (ticks / ticksPerLine) * ticksPerLine;
    const priceTicks = side === 'bid' || down === ticks ? down : down + ticksPerLine;
    const last = lines.at(-1);
    if (last?.priceTicks !== priceTicks && lines.length === count) break;
    totalLots += lots;
    if (last?.priceTicks === priceTicks) {
      last.quantityLots += lots;
      last.totalLots = totalLots;
    } else lines.push({ priceTicks, quantityLots: lots, totalLots });
  }
  return lines;
}

/** The bids' part of all lots shown, 0 to 1; a half where there are none. */
export function bidShare(bids: readonly BookLine[], asks: readonly BookLine[]): number {
  const bid = Number(bids.at(-1)?.totalLots ?? 0n);
  const ask = Number(asks.at(-1)?.totalLots ?? 0n);
  return bid + ask === 0 ? 0.5 : bid / (bid + ask);
}
