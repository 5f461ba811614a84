import { expect, test } from 'vitest';
import { ladder } from './ladder.ts';
import { passerByOrder } from './passerByOrder.ts';

const GRID = { priceDecimals: 1, quantityDecimals: 5 };

test.each([30_000, 61_737, 200_000])(
  'at %i ticks it meets the first quote and never eats it up',
  (markTicks) => {
    for (const turn of [0, 1]) {
      const order = passerByOrder(turn, markTicks, GRID);
      const first = ladder(markTicks, GRID).find((quote) => quote.side !== order.side);
      if (!first) throw new Error('no quote');
      if (order.side === 'buy') expect(order.priceTicks).toBeGreaterThanOrEqual(first.priceTicks);
      else expect(order.priceTicks).toBeLessThanOrEqual(first.priceTicks);
      expect(order.quantityLots).toBeLessThan(first.quantityLots);
    }
  },
);

test('it buys and sells in turn', () => {
  expect([0, 1, 2, 3].map((turn) => passerByOrder(turn, 61_737, GRID).side)).toEqual([
    'buy',
    'sell',
    'buy',
    'sell',
  ]);
});
