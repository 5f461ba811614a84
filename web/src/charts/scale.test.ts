import { expect, test } from 'vitest';
import { linearScale, niceTicks, paddedRange } from './scale.ts';

test('ticks are round, within the range and free of rounding dust', () => {
  expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(niceTicks(-0.31, 0.12, 4)).toEqual([-0.2, 0]);
  expect(niceTicks(9_730, 11_280, 4)).toEqual([10_000, 10_500, 11_000]);
  expect(niceTicks(5, 5, 4)).toEqual([5]);
});

test('a range keeps a little air and survives what is no number', () => {
  expect(paddedRange([1, Number.NaN, 3], 0.5)).toEqual([0, 4]);
  expect(paddedRange([])).toEqual([0, 1]);
  const [min, max] = paddedRange([7]);
  expect(min).toBeLessThan(7);
  expect(max).toBeGreaterThan(7);
});

test('a scale turns upside down where pixels do', () => {
  const y = linearScale(0, 10, 100, 0);
  expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
  expect(linearScale(3, 3, 0, 10)(3)).toBe(5);
});
