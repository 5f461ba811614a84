import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equityQuoteUnits, orderTowards, type Position } from './decision.ts';

const position = fc.record({
  quoteUnits: fc.bigInt(0n, 10n ** 15n),
  heldLots: fc.bigInt(0n, 10n ** 6n),
  closeTicks: fc.bigInt(1n, 2n ** 30n),
  quoteUnitsPerTickLot: fc.constant(1n),
}) satisfies fc.Arbitrary<Position>;

test('an order leads exactly to the target, and there is none where the target is held', () => {
  fc.assert(
    fc.property(position, fc.bigInt(0n, 10n ** 6n), (held, targetLots) => {
      const order = orderTowards(held, targetLots);
      const boughtLots =
        order === undefined ? 0n : order.side === 'buy' ? order.quantityLots : -order.quantityLots;
      expect(held.heldLots + boughtLots).toBe(targetLots);
      expect(order === undefined).toBe(targetLots === held.heldLots);
    }),
  );
});

test('no order accepts more than half a percent worse than the close', () => {
  fc.assert(
    fc.property(position, fc.bigInt(0n, 10n ** 6n), (held, targetLots) => {
      const order = orderTowards(held, targetLots);
      if (order?.side === 'buy') expect(order.priceTicks * 1_000n <= held.closeTicks * 1_005n).toBe(true);
      if (order?.side === 'sell') expect(order.priceTicks * 1_000n >= held.closeTicks * 995n).toBe(true);
    }),
  );
});

test('equity counts dollars and lots at the close', () => {
  expect(
    equityQuoteUnits({
      quoteUnits: 5_000_000n,
      heldLots: 100n,
      closeTicks: 61_737n,
      quoteUnitsPerTickLot: 1n,
    }),
  ).toBe(5_000_000n + 6_173_700n);
});
