import { expect, test } from 'vitest';
import { ladder } from './ladder.ts';
import { passerByOrder } from './passerByOrder.ts';

const GRID = { priceDecimals: 1, quantityDecimals: 5 };

test.each([30_000, 61_737, 200_000])(
  'at %i ticks it meets the first quote and never eats it up',
  (markTicks) => {
    for (const heldLots of [0, 100]) {
      const order = passerByOrder(heldLots, markTicks, GRID);
      const first = ladder(markTicks, GRID).find((quote) => quote.side !== order.side);
      if (!first) throw new Error('no quote');
      if (order.side === 'buy') expect(order.priceTicks).toBeGreaterThanOrEqual(first.priceTicks);
      else expect(order.priceTicks).toBeLessThanOrEqual(first.priceTicks);
      expect(order.quantityLots).toBeLessThan(first.quantityLots);
    }
  },
);

test('it sells exactly what it holds, whatever the price has done since', () => {
  expect(passerByOrder(0, 61_737, GRID).side).toBe('buy');
  expect(passerByOrder(4_049, 30_000, GRID)).toMatchObject({ side: 'sell', quantityLots: 4_049 });
});
