import { expect, test } from 'vitest';
import { bidShare, bookLines } from './bookLevels.ts';

const GRID = { priceDecimals: 1, quantityDecimals: 5 };
const BIDS = [
  ['100.4', '1'],
  ['100.1', '2'],
  ['99.9', '3'],
  ['98', '4'],
] as const;
const ASKS = [
  ['100.5', '1'],
  ['100.9', '2'],
  ['101.1', '3'],
] as const;

test('each level stands for itself at the finest step, with running totals', () => {
  const lines = bookLines(BIDS, 'bid', GRID, 1n, 10);
  expect(lines.map((line) => line.priceTicks)).toEqual([1004n, 1001n, 999n, 980n]);
  expect(lines.map((line) => line.totalLots)).toEqual([100_000n, 300_000n, 600_000n, 1_000_000n]);
});

test('a coarser step never promises a better price than there is', () => {
  expect(bookLines(BIDS, 'bid', GRID, 10n, 10).map((line) => line.priceTicks)).toEqual([1000n, 990n, 980n]);
  expect(bookLines(ASKS, 'ask', GRID, 10n, 10).map((line) => line.priceTicks)).toEqual([1010n, 1020n]);
  expect(bookLines(BIDS, 'bid', GRID, 10n, 10)[0]?.quantityLots).toBe(300_000n);
});

test('only whole lines are shown: the last one has all its lots', () => {
  const lines = bookLines(BIDS, 'bid', GRID, 10n, 1);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.totalLots).toBe(300_000n);
});

test('an empty book is balanced, a one-sided one is not', () => {
  expect(bidShare([], [])).toBe(0.5);
  expect(bidShare(bookLines(BIDS, 'bid', GRID, 1n, 9), [])).toBe(1);
});
