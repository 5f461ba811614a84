import type { BookState } from '@quantum-chain/edge/client';

/** How much stands up to a price, in the base asset; display numbers. */
export interface DepthPoint {
  price: number;
  total: number;
}

export interface DepthCurve {
  /** From the best price outward. */
  bids: readonly DepthPoint[];
  asks: readonly DepthPoint[];
  middle: number;
}

/** Both sides within `reach` (a ratio) of the middle; undefined where a side is empty. */
export function depthCurve(book: BookState, reach: number): DepthCurve | undefined {
  const [bid, ask] = [book.bids[0]?.[0], book.asks[0]?.[0]];
  if (bid === undefined || ask === undefined) return undefined;
  const middle = (Number(bid) + Number(ask)) / 2;
  const side = (levels: BookState['bids']) => {
    let total = 0;
    const points: DepthPoint[] = [];
    for (const [price, quantity] of levels) {
      if (Math.abs(Number(price) / middle - 1) > reach) break;
      total += Number(quantity);
      points.push({ price: Number(price), total });
    }
    return points;
  };
  return { bids: side(book.bids), asks: side(book.asks), middle };
}
