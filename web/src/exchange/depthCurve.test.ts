import type { BookState } from '@quantum-chain/edge/client';
import { expect, test } from 'vitest';
import { depthCurve } from './depthCurve.ts';

const book = (bids: BookState['bids'], asks: BookState['asks']) => ({ bids, asks }) as BookState;

test('each side adds up from the best price outward, as far as asked', () => {
  const curve = depthCurve(
    book(
      [
        ['99', '1'],
        ['98', '2'],
        ['50', '9'],
      ],
      [
        ['101', '3'],
        ['102', '4'],
      ],
    ),
    0.05,
  );
  expect(curve?.middle).toBe(100);
  expect(curve?.bids.map(({ total }) => total)).toEqual([1, 3]);
  expect(curve?.asks.map(({ total }) => total)).toEqual([3, 7]);
});

test('a book with one side has no middle', () => {
  expect(depthCurve(book([['99', '1']], []), 0.05)).toBeUndefined();
});
