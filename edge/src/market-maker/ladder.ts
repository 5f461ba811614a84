/** One step of the quotes: how far from the mark, and how much there, in units of the quote asset. */
interface Step {
  distanceBps: number;
  notional: number;
}

/** Small near the mark, large further out: an order of $10,000 fills within 8 basis points. A requote is eleven commands. */
const STEPS: readonly Step[] = [
  { distanceBps: 3, notional: 4_000 },
  { distanceBps: 8, notional: 8_000 },
  { distanceBps: 15, notional: 12_000 },
  { distanceBps: 25, notional: 20_000 },
  { distanceBps: 40, notional: 30_000 },
];

const LOTS_MAX = 2 ** 31 - 1;

export interface Quote {
  side: 'buy' | 'sell';
  priceTicks: number;
  quantityLots: number;
}

/** The market's grid: powers of ten from ticks to a price and from lots to a quantity. */
export interface Grid {
  priceDecimals: number;
  quantityDecimals: number;
}

/** The quotes around a mark, nearest first. Bids round down and asks up, so the two sides never touch. */
export function ladder(markTicks: number, grid: Grid): Quote[] {
  return STEPS.flatMap(({ distanceBps, notional }) => {
    const distance = Math.max(1, (markTicks * distanceBps) / 10_000);
    const bidTicks = Math.max(1, Math.floor(markTicks - distance));
    const askTicks = Math.ceil(markTicks + distance);
    return [
      { side: 'buy' as const, priceTicks: bidTicks, quantityLots: lotsFor(notional, bidTicks, grid) },
      { side: 'sell' as const, priceTicks: askTicks, quantityLots: lotsFor(notional, askTicks, grid) },
    ];
  });
}

function lotsFor(notional: number, priceTicks: number, { priceDecimals, quantityDecimals }: Grid): number {
  const price = priceTicks / 10 ** priceDecimals;
  return Math.max(1, Math.min(LOTS_MAX, Math.floor((notional / price) * 10 ** quantityDecimals)));
}
