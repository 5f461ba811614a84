import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadStatistics } from './loadStatistics.ts';
import { naiveCorrelation } from './naiveCorrelation.ts';
import {
  naiveMetrics,
  naiveNormalCdf,
  naiveNormalQuantile,
  naiveProbabilisticSharpe,
  naiveQuantile,
} from './naiveMetrics.ts';
import { naiveOverfitting } from './naiveOverfitting.ts';
import { METRIC_NAMES } from './ReturnMetrics.ts';
import type { Statistics } from './Statistics.ts';

const AGREEMENT = 1e-9;

let statistics: Statistics;
beforeAll(async () => {
  statistics = await loadStatistics();
});

/** Returns of a bar, some of them nothing, on a grid so that equal ones occur. */
const returnsOf = (minLength: number, maxLength: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: -4_000, max: 5_000 })), { minLength, maxLength })
    .map((steps) => Float64Array.from(steps, (step) => step / 20_000));

function expectClose(ours: number, theirs: number, what: string) {
  const difference = ours === theirs ? 0 : Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
  expect(difference, `${what}: ${ours} and ${theirs}`).toBeLessThan(AGREEMENT);
}

describe('metrics', () => {
  test('agree with the definitions', () => {
    fc.assert(
      fc.property(returnsOf(1, 300), fc.constantFrom(252, 8_760), (returns, periodsPerYear) => {
        const ours = statistics.returnMetrics(returns, periodsPerYear);
        const naive = naiveMetrics([...returns], periodsPerYear);
        for (const name of METRIC_NAMES) {
          // What a few wild bars become in a year exceeds every number on one side and is the largest on the other.
          if (Math.abs(naive[name]) < 1e100) expectClose(ours[name], naive[name], name);
          expect(Number.isFinite(ours[name])).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('say by hand what ten returns say', () => {
    const ten = Float64Array.of(0.02, -0.01, 0.03, 0, -0.02, 0.01, 0.01, -0.04, 0.05, 0.02);
    const metrics = statistics.returnMetrics(ten, 252);
    expect(metrics.winRate).toBeCloseTo(6 / 9, 12);
    expect(metrics.profitFactor).toBeCloseTo(0.14 / 0.07, 12);
    expect(metrics.payoffRatio).toBeCloseTo(0.14 / 6 / (0.07 / 3), 12);
    expect(metrics.kelly).toBeCloseTo(6 / 9 - 3 / 9, 12);
    expect(metrics.longestDrawdownPeriods).toBe(4);
    expect(metrics.lossesInARow).toBe(1);
    expect(metrics.winsInARow).toBe(2);
    expect(metrics.exposure).toBeCloseTo(0.9, 12);
    expect([metrics.best, metrics.worst]).toEqual([0.05, -0.04]);
    expect(metrics.maxDrawdown).toBeCloseTo(1 - 0.98 * 1.01 * 1.01 * 0.96, 12);
  });

  test('of what does not vary, or loses everything, are still numbers', () => {
    for (const returns of [
      [0],
      [0.01],
      [0, 0, 0],
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      [-1],
      [-1, 0.5],
      [1e15, 1e15],
    ]) {
      const metrics = statistics.returnMetrics(Float64Array.from(returns), 252);
      for (const name of METRIC_NAMES) expect(Number.isFinite(metrics[name]), name).toBe(true);
    }
    expect(statistics.returnMetrics(Float64Array.of(0.1, 0.1, 0.1), 252).sharpe).toBe(0);
    expect(statistics.returnMetrics(Float64Array.of(0.1, -1), 252).cagr).toBe(-1);
  });

  test.each([[[]], [[0, Number.NaN]], [[Number.POSITIVE_INFINITY]], [[-1.01]]])(
    'refuse %j by name',
    (bad) => {
      expect(() => statistics.returnMetrics(Float64Array.from(bad), 252)).toThrow(
        expect.objectContaining({ code: 'SERIES_INVALID' }),
      );
    },
  );
});

test('returns of an equity curve are those from value to value', () => {
  const equity = BigInt64Array.of(100n, 110n, 99n, 0n, 50n, -5n);
  expect([...statistics.equityReturns(equity)]).toEqual([110 / 100 - 1, 99 / 110 - 1, -1, 0, -1]);
  expect(() => statistics.equityReturns(equity.slice(1, 2))).toThrow(
    expect.objectContaining({ code: 'SERIES_INVALID' }),
  );
});

describe('the normal distribution', () => {
  test('agrees with integration and bisection', () => {
    for (let x = -6; x <= 6; x += 0.37) {
      expect(Math.abs(statistics.normalCdf(x) - naiveNormalCdf(x))).toBeLessThan(1e-13);
    }
    for (const p of [1e-6, 0.001, 0.05, 0.3, 0.5, 0.8, 0.99, 0.9999]) {
      expect(Math.abs(statistics.normalQuantile(p) - naiveNormalQuantile(p))).toBeLessThan(1e-9);
    }
  });

  // Abramowitz & Stegun, table 26.1 and 26.6: Q(10) = 7.61985 30242e-24.
  test('keeps its digits in the tail', () => {
    expect(statistics.normalCdf(-10) / 7.61985302416e-24).toBeCloseTo(1, 11);
    expect(statistics.normalQuantile(7.61985302416e-24)).toBeCloseTo(-10, 9);
    expect(statistics.normalCdf(Number.NaN)).toBeNaN();
  });
});

test('quantiles are those of sorted numbers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { minLength: 1, maxLength: 400 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
      (values, ps) => {
        const ours = statistics.quantiles(Float64Array.from(values), ps);
        ps.forEach((p, i) => {
          expectClose(ours[i] as number, naiveQuantile(values, p), `quantile ${p}`);
        });
      },
    ),
  );
});

describe('what a Sharpe ratio is worth', () => {
  // Bailey & López de Prado 2014, "A numerical example": the best of 100 trials over five years of days has an annual Sharpe ratio of 2.5.
  test('is 0.9004 in the example of the paper, and 0.1132 is to be beaten', () => {
    const days = 250;
    const expected = statistics.expectedMaximumSharpe({ count: 100, sharpeVariance: 0.5 / days });
    expect(expected).toBeCloseTo(0.1132, 4);
    const probability = statistics.probabilisticSharpe({
      sharpe: 2.5 / Math.sqrt(days),
      benchmark: expected,
      observations: 1_250,
      skewness: -3,
      kurtosis: 10,
    });
    expect(probability).toBeCloseTo(0.9004, 4);
  });

  test('is the probabilistic Sharpe ratio after a single trial, and less after more', () => {
    fc.assert(
      fc.property(returnsOf(10, 100), (returns) => {
        const of = (count: number) =>
          statistics.deflatedSharpe(returns, { count, sharpeVariance: 0.01 }).probability;
        const { sharpe, skewness, excessKurtosis } = naiveMetrics([...returns], 1);
        const naive = naiveProbabilisticSharpe(sharpe, 0, returns.length, skewness, excessKurtosis + 3);
        expect(Math.abs(of(1) - naive)).toBeLessThan(AGREEMENT);
        expect(of(10)).toBeLessThanOrEqual(of(1));
        expect(of(1_000)).toBeLessThanOrEqual(of(10));
      }),
      { numRuns: 30 },
    );
    expect(() => statistics.expectedMaximumSharpe({ count: 0, sharpeVariance: 1 })).toThrow(
      expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
    );
  });
});

describe('the probability of backtest overfitting', () => {
  test('agrees with the paper word by word', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 6 })
          .chain((count) => fc.array(returnsOf(50, 50), { minLength: count, maxLength: count })),
        fc.constantFrom(2, 4, 6),
        (returns, blocks) => {
          const naive = naiveOverfitting(
            returns.map((series) => [...series]),
            blocks,
          );
          // Two ratios within rounding of each other may change places.
          fc.pre(naive.every(({ outside }) => Math.abs(outside) > 1e-6));
          const ours = statistics.overfitting(returns, blocks);
          expect(ours.logits.length).toBe(naive.length);
          naive.forEach(({ logit }, i) => {
            expectClose(ours.logits[i] as number, logit, `split ${i}`);
          });
          expectClose(
            ours.lossProbability,
            naive.filter(({ outside }) => outside < 0).length / naive.length,
            'losses',
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is none for a strategy that is truly best, and about a half for noise', () => {
    const noise = (seed: number) => {
      let state = seed;
      return Float64Array.from({ length: 960 }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
        return state / 2 ** 31 / 100;
      });
    };
    const worthless = Array.from({ length: 20 }, (_, i) => noise(i + 1));
    const gifted = noise(77).map((value) => value + 0.005);
    expect(statistics.overfitting([...worthless, gifted], 16).probability).toBe(0);
    const { probability, logits } = statistics.overfitting(worthless, 16);
    expect(logits.length).toBe(12_870);
    expect(probability).toBeGreaterThan(0.2);
    expect(probability).toBeLessThan(0.9);
  });

  test('puts equals in the middle', () => {
    const series = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i) / 100);
    const { logits, probability } = statistics.overfitting([series, series, series], 4);
    expect([...logits]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(probability).toBe(1);
  });

  test('needs a choice, and blocks that split in halves', () => {
    const series = Float64Array.from({ length: 40 }, (_, i) => i / 1_000);
    for (const [returns, blocks] of [
      [[series], 4],
      [[series, series], 3],
      [[series, series], 18],
      [[series, series.slice(1)], 4],
      [[series.slice(30), series.slice(30)], 16],
    ] as const)
      expect(() => statistics.overfitting(returns, blocks)).toThrow(
        expect.objectContaining({ name: 'ModelError' }),
      );
  });
});

describe('correlation', () => {
  const table = fc
    .integer({ min: 1, max: 9 })
    .chain((count) => fc.array(returnsOf(40, 40), { minLength: count, maxLength: count }));

  test('and its shrinkage agree with the paper term by term', () => {
    fc.assert(
      fc.property(table, (returns) => {
        const naive = naiveCorrelation(returns.map((series) => [...series]));
        const shrunk = statistics.correlation(returns);
        expectClose(shrunk.shrinkage, naive.shrinkage, 'shrinkage');
        shrunk.matrix.forEach((value, i) => {
          expectClose(value, naive.matrix[i] as number, `element ${i}`);
        });
        statistics.correlation(returns, { shrinks: false }).matrix.forEach((value, i) => {
          expectClose(value, naive.sample[i] as number, `element ${i}`);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('of a series with itself is 1, with its opposite −1, with one that stands still 0', () => {
    const wave = Float64Array.from({ length: 64 }, (_, i) => Math.sin(i));
    const still = new Float64Array(64).fill(0.3);
    const { matrix } = statistics.correlation([wave, wave.map((value) => -value), still], { shrinks: false });
    [1, -1, 0, -1, 1, 0, 0, 0, 1].forEach((value, i) => {
      expect(matrix[i]).toBeCloseTo(value, 12);
    });
  });
});
