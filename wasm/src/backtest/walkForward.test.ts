import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BarRange, purgedCrossValidation, walkForward } from './walkForward.ts';

const barsOf = (ranges: readonly BarRange[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
const small = fc.integer({ min: 1, max: 40 });

describe('walk-forward', () => {
  test('tests every bar after the first training once, on what lies at least the purge before it', () => {
    fc.assert(
      fc.property(
        small,
        small,
        small,
        fc.nat(10),
        fc.boolean(),
        (train, testBars, more, purgeBars, anchored) => {
          const trainBars = train + purgeBars;
          const bars = trainBars + testBars + more;
          const folds = walkForward({ bars, trainBars, testBars, purgeBars, anchored });
          const tested = folds.flatMap((fold) => barsOf([fold.test]));
          expect(tested).toEqual(Array.from({ length: tested.length }, (_, i) => trainBars + i));
          expect(bars - trainBars - tested.length).toBeLessThan(testBars);
          for (const fold of folds) {
            const learned = barsOf(fold.train);
            expect(Math.max(...learned)).toBe(fold.test.from - purgeBars - 1);
            expect(learned.length).toBe(anchored ? fold.test.from - purgeBars : train);
          }
        },
      ),
    );
  });

  test.each([
    { bars: 10, trainBars: 10, testBars: 1 },
    { bars: 10, trainBars: 5, testBars: 0 },
    { bars: 10, trainBars: 3, testBars: 2, purgeBars: 3 },
    { bars: 10, trainBars: 2.5, testBars: 2 },
  ])('refuses %j', (plan) => {
    expect(() => walkForward(plan)).toThrow(expect.objectContaining({ code: 'PARAMETERS_INVALID' }));
  });
});

describe('purged cross-validation', () => {
  test('tests every bar once and trains on no bar near it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(4), fc.nat(4), (folds, purgeBars, embargoBars) => {
        const bars = folds * 20 + 7;
        const all = purgedCrossValidation({ bars, folds, purgeBars, embargoBars });
        expect(all.flatMap((fold) => barsOf([fold.test]))).toEqual(Array.from({ length: bars }, (_, i) => i));
        for (const { train, test: tested } of all) {
          const learned = new Set(barsOf(train));
          for (let bar = 0; bar < bars; bar++) {
            const near = bar >= tested.from - purgeBars && bar < tested.to + purgeBars + embargoBars;
            expect(learned.has(bar)).toBe(!near);
          }
        }
      }),
    );
  });

  test('refuses folds without training', () => {
    expect(() => purgedCrossValidation({ bars: 20, folds: 2, purgeBars: 10 })).toThrow(
      expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
    );
  });
});
