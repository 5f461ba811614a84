import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { naiveNormalCdf, naiveQuantile } from '../statistics/naiveMetrics.ts';
import { loadMonteCarlo } from './loadMonteCarlo.ts';
import type { MonteCarlo } from './MonteCarlo.ts';
import { naiveBootstrap, naiveDiffusion, naivePhilox } from './naiveSimulation.ts';
import type { JumpDiffusion, Process, StationaryBootstrap } from './Process.ts';

let monteCarlo: MonteCarlo;
beforeAll(async () => {
  monteCarlo = await loadMonteCarlo();
});

const jumps: JumpDiffusion = {
  kind: 'jumpDiffusion',
  drift: 0.001,
  volatility: 0.02,
  jumpsPerStep: 0.3,
  jumpMean: -0.05,
  jumpDeviation: 0.1,
};
const brownian: Process = { kind: 'geometricBrownianMotion', drift: 0.001, volatility: 0.02 };
const bootstrap: StationaryBootstrap = {
  kind: 'stationaryBootstrap',
  returns: Float64Array.from({ length: 97 }, (_, i) => ((i * 37) % 101) / 2_000 - 0.02),
  meanBlock: 8,
};

describe('Philox4x32-10', () => {
  // Known answers of Random123, kat_vectors.
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('of %j under %j is as published', (counter, key, words) => {
    expect([...monteCarlo.philox(Uint32Array.from(counter), Uint32Array.from(key))]).toEqual([
      ...words,
      ...words,
    ]);
  });

  test('is the reference for any counter and key', () => {
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        const words = monteCarlo.philox(Uint32Array.from(counter), Uint32Array.from(key));
        expect([...words.slice(0, 4)]).toEqual([...naivePhilox(counter, key)]);
      }),
    );
  });
});

const seeds = fc.bigInt(0n, 2n ** 64n - 1n);
const plans = fc.record({
  seed: seeds,
  paths: fc.integer({ min: 1, max: 9 }),
  firstPath: fc.integer({ min: 0, max: 2 ** 32 - 9 }),
  steps: fc.integer({ min: 1, max: 40 }),
});

describe('a path', () => {
  test('has the bits of the reference', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(jumps, brownian, bootstrap), (plan, process) => {
        const rows = monteCarlo.paths(process, { ...plan, stepsPerCheckpoint: 1 });
        for (let path = 0; path < plan.paths; path++) {
          const number = plan.firstPath + path;
          const naive =
            process.kind === 'stationaryBootstrap'
              ? naiveBootstrap(process, number, plan.steps, plan.seed)
              : naiveDiffusion(
                  { ...jumps, jumpsPerStep: 0, ...process, kind: 'jumpDiffusion' },
                  number,
                  plan.steps,
                  plan.seed,
                );
          expect(rows.map((row) => row[path])).toEqual(naive);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is the same alone as among others', () => {
    for (const process of [brownian, jumps, bootstrap]) {
      const many = monteCarlo.paths(process, { paths: 1_003, steps: 60, seed: 9n });
      for (const path of [0, 1, 500, 1_002]) {
        const [alone] = monteCarlo.paths(process, { paths: 1, firstPath: path, steps: 60, seed: 9n });
        expect(alone?.[0]).toBe(many[0]?.[path]);
      }
    }
  });
});

describe('many paths', () => {
  const PATHS = 200_000;
  const plan = { paths: PATHS, steps: 50, seed: 3n };

  test('of Brownian motion are normal in the logarithm', () => {
    const [ends] = monteCarlo.paths(brownian, plan) as [Float32Array];
    const scaled = Array.from(ends, (value) => (value - 50 * 0.001) / (0.02 * Math.sqrt(50))).sort(
      (a, b) => a - b,
    );
    const distance = scaled.reduce((most, value, i) => {
      if (i % 500) return most;
      return Math.max(most, Math.abs(naiveNormalCdf(Math.max(-6, Math.min(6, value))) - i / PATHS));
    }, 0);
    // Kolmogorov–Smirnov: 1.95 / √n is passed by one honest sample in a thousand.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(PATHS));
  });

  test('of a jump diffusion have the mean and variance of the theory', () => {
    const [ends] = monteCarlo.paths(jumps, plan) as [Float32Array];
    const mean = ends.reduce((sum, value) => sum + value, 0) / PATHS;
    const variance = ends.reduce((sum, value) => sum + (value - mean) ** 2, 0) / PATHS;
    const expected = 50 * (0.02 ** 2 + 0.3 * (0.05 ** 2 + 0.1 ** 2));
    expect(Math.abs(mean - 50 * (0.001 - 0.3 * 0.05))).toBeLessThan(4 * Math.sqrt(expected / PATHS));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.03);
  });

  test('of a bootstrap draw every bar equally often, in blocks of the length that was asked for', () => {
    const history = Float64Array.from({ length: 50 }, (_, i) => Math.exp(i / 1_000) - 1);
    const process: Process = { kind: 'stationaryBootstrap', returns: history, meanBlock: 10 };
    const rows = monteCarlo.paths(process, { paths: 20_000, steps: 20, seed: 4n, stepsPerCheckpoint: 1 });
    const [last, before] = [rows[19], rows[18]] as [Float32Array, Float32Array];
    const [earlier] = [rows[17]] as [Float32Array];
    const barAt = (later: Float32Array, sooner: Float32Array, path: number) =>
      Math.round(((later[path] as number) - (sooner[path] as number)) * 1_000);
    const counts = new Array<number>(50).fill(0);
    let joined = 0;
    for (let path = 0; path < 20_000; path++) {
      const bar = barAt(last, before, path);
      counts[bar] = (counts[bar] as number) + 1;
      if (bar === (barAt(before, earlier, path) + 1) % 50) joined++;
    }
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(5 * 20);
    // Nine times of ten the block goes on; one of fifty new blocks begins where it would have.
    expect(Math.abs(joined / 20_000 - (0.9 + 0.1 / 50))).toBeLessThan(0.01);
  });
});

test('outcomes are those of the paths', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(brownian, jumps, bootstrap),
      seeds,
      fc.integer({ min: 20, max: 200 }),
      (process, seed, paths) => {
        const plan = { paths, steps: 12, seed, stepsPerCheckpoint: 4 };
        const quantiles = [0, 0.05, 0.5, 0.95, 1];
        const rows = monteCarlo.paths(process, plan);
        const ours = monteCarlo.outcomes(process, plan, { quantiles, tail: 0.1 });
        rows.forEach((row, checkpoint) => {
          const grown = Array.from(row, Math.exp);
          quantiles.forEach((p, i) => {
            expect(ours.fan[checkpoint]?.[i]).toBeCloseTo(naiveQuantile(grown, p), 12);
          });
        });
        const ends = Array.from(rows.at(-1) as Float32Array, Math.exp).sort((a, b) => a - b);
        const mean = (values: readonly number[]) =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(ours.mean).toBeCloseTo(mean(ends), 12);
        expect(ours.lossProbability).toBeCloseTo(ends.filter((value) => value < 1).length / paths, 12);
        expect(ours.valueAtRisk).toBeCloseTo(naiveQuantile(ends, 0.1) - 1, 12);
        expect(ours.conditionalValueAtRisk).toBeCloseTo(mean(ends.slice(0, Math.floor(paths / 10))) - 1, 12);
        const every = monteCarlo.paths(process, { ...plan, stepsPerCheckpoint: 1 });
        const falls = Array.from({ length: paths }, (_, path) => {
          let high = 0;
          return Math.max(
            0,
            ...every.map((row) => {
              high = Math.max(high, row[path] as number);
              return 1 - Math.exp((row[path] as number) - high);
            }),
          );
        });
        expect(ours.drawdowns[4]).toBeCloseTo(Math.max(...falls), 6);
      },
    ),
    { numRuns: 40 },
  );
});

test('what makes no sense is refused by name', () => {
  const plan = { paths: 4, steps: 4, seed: 0n };
  const refused = (
    code: string,
    process: Process,
    changes: Partial<typeof plan & { stepsPerCheckpoint: number }>,
  ) =>
    expect(() => monteCarlo.paths(process, { ...plan, ...changes })).toThrow(
      expect.objectContaining({ name: 'ModelError', code }),
    );
  refused('PARAMETERS_INVALID', brownian, { paths: 0 });
  refused('PARAMETERS_INVALID', brownian, { stepsPerCheckpoint: 3 });
  refused('PARAMETERS_INVALID', brownian, { seed: -1n });
  refused('TOO_LARGE', brownian, { paths: 4_000_000, steps: 9, stepsPerCheckpoint: 1 });
  refused('PARAMETERS_INVALID', { ...brownian, volatility: Number.NaN } as Process, {});
  refused('PARAMETERS_INVALID', { ...jumps, jumpsPerStep: 3 }, {});
  refused('PARAMETERS_INVALID', { ...bootstrap, meanBlock: 0.5 }, {});
  refused('SERIES_INVALID', { ...bootstrap, returns: Float64Array.of(-1) }, {});
  refused('SERIES_INVALID', { ...bootstrap, returns: new Float64Array(0) }, {});
});
