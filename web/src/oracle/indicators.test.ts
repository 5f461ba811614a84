import { expect, test } from 'vitest';
import { bollingerBands, exponentialAverage, relativeStrength, simpleAverage } from './indicators.ts';

/** The worked example of StockCharts' ChartSchool for the 14-day RSI. */
const CLOSES = [
  44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.1, 45.42, 45.84, 46.08, 45.89, 46.03, 45.61, 46.28, 46.28,
  46.0,
];

test('a simple average begins once there are enough closes', () => {
  expect(simpleAverage([1, 2, 3, 4], 2)).toEqual([Number.NaN, 1.5, 2.5, 3.5]);
});

test('an exponential average begins at the first close and follows', () => {
  expect(exponentialAverage([10, 10, 13], 2)).toEqual([10, 10, 12]);
});

test('the relative strength index of the published example', () => {
  const index = relativeStrength(CLOSES, 14);
  expect(index.slice(0, 14).every(Number.isNaN)).toBe(true);
  expect(index[14]).toBeCloseTo(70.46, 1);
  expect(index[15]).toBeCloseTo(66.25, 1);
});

test('a price that only rises has an index of 100, one that stands still of 50', () => {
  expect(relativeStrength([1, 2, 3, 4], 2).at(-1)).toBe(100);
  expect(relativeStrength([5, 5, 5, 5], 2).at(-1)).toBe(50);
});

test('the bands of a price that stands still lie on it, of one that swings two deviations away', () => {
  const still = bollingerBands([5, 5, 5], 3, 2);
  expect([still.lower[2], still.upper[2]]).toEqual([5, 5]);
  const swinging = bollingerBands([1, 3], 2, 2);
  expect([swinging.lower[1], swinging.middle[1], swinging.upper[1]]).toEqual([0, 2, 4]);
});
