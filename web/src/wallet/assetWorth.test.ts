import { expect, test } from 'vitest';
import { worthOf } from './assetWorth.ts';

const MARKET = { baseUnitsPerLot: 1_000, quoteUnitsPerTickLot: 1 };

test('a fifth of a bitcoin at 8,600.0 is 1,720 dollars', () => {
  expect(worthOf(20_000_000n, 86_000n, MARKET)).toBe(1_720_000_000n);
});

test('what is less than a lot is worth nothing', () => {
  expect(worthOf(999n, 86_000n, MARKET)).toBe(0n);
});
