import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Candle } from '../model/candles.ts';
import { candlesOf } from '../model/modelArbitraries.ts';
import type { FeatureEngine } from './FeatureEngine.ts';
import { type Feature, featureBytes, TECHNICAL_FEATURES } from './FeatureSet.ts';
import { loadFeatures } from './loadFeatures.ts';
import { naiveFeature } from './naiveFeatures.ts';

let engine: FeatureEngine;
beforeAll(async () => {
  engine = await loadFeatures();
});

const BARS = 260;
const window = fc.integer({ min: 2, max: 9 });
const featureArbitrary: fc.Arbitrary<Feature> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'return' as const,
      'logReturn' as const,
      'meanReturn' as const,
      'deviation' as const,
      'priceZScore' as const,
      'simpleAverage' as const,
      'exponentialAverage' as const,
      'relativeStrength' as const,
      'trueRange' as const,
      'bollinger' as const,
      'realisedVolatility' as const,
      'volumeZScore' as const,
    ),
    window,
  }),
  fc.record({
    kind: fc.constant('macd' as const),
    fast: window,
    slow: fc.integer({ min: 9, max: 12 }),
    signal: window,
  }),
  fc.record({
    kind: fc.constant('imbalance' as const),
    window,
    bidColumn: fc.constant(1),
    askColumn: fc.constant(0),
  }),
  fc.record({
    kind: fc.constantFrom(
      'timeOfDaySine' as const,
      'timeOfDayCosine' as const,
      'timeOfWeekSine' as const,
      'timeOfWeekCosine' as const,
    ),
  }),
);
const columnsArbitrary = fc
  .array(fc.array(fc.oneof(fc.constant(0), fc.nat(1_000_000)), { minLength: BARS, maxLength: BARS }), {
    minLength: 2,
    maxLength: 2,
  })
  .map((columns) => columns.map((column) => Float64Array.from(column)));

describe('a feature', () => {
  test('is what its definition says', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(candlesOf(BARS), featureArbitrary, columnsArbitrary, (candles, feature, columns) => {
        kinds.add(feature.kind);
        const { firstBar, values } = engine.values(feature, candles, columns);
        for (const bar of [firstBar, firstBar + 1, BARS - 1]) {
          const naive = naiveFeature(
            feature,
            candles.slice(0, bar + 1),
            columns.map((column) => [...column]),
          );
          expect(
            Math.abs((values[bar - firstBar] as number) - naive),
            `${feature.kind} at ${bar}`,
          ).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 300 },
    );
    expect(kinds.size).toBe(18);
  });

  test('is scaled, clamped and rounded once for a network', () => {
    fc.assert(
      fc.property(
        candlesOf(BARS),
        featureArbitrary,
        columnsArbitrary,
        fc.constantFrom(0.5, 40, -3),
        (candles, feature, columns, scale) => {
          const { values } = engine.values(feature, candles, columns);
          const { values: scaled } = engine.rows([{ ...feature, scale }], candles, columns);
          expect(scaled).toEqual(
            Float32Array.from(values, (value) => Math.max(-4, Math.min(4, value * scale))),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has the same bits wherever the history begins, as long as its lookback is there', () => {
    const { features } = TECHNICAL_FEATURES;
    const needed = engine.lookbackBars(features);
    fc.assert(
      fc.property(candlesOf(needed + 40), fc.integer({ min: 1, max: 30 }), (candles, skipped) => {
        const whole = engine.rows(features, candles).values;
        const later = engine.rows(features, candles.slice(skipped)).values;
        expect(later).toEqual(whole.slice(skipped * features.length));
      }),
      { numRuns: 10 },
    );
  });

  test('of a recursion is near that of a recursion over the whole history', () => {
    const [candles] = fc.sample(candlesOf(1_500), { numRuns: 1, seed: 5 }) as [Candle[]];
    const closes = candles.map(({ closeTicks }) => closeTicks);
    const whole = closes
      .slice(24)
      .reduce(
        (average, close) => average + (2 / 25) * (close - average),
        closes.slice(0, 24).reduce((sum, close) => sum + close, 0) / 24,
      );
    const { values } = engine.values({ kind: 'exponentialAverage', window: 24 }, candles);
    expect((closes.at(-1) as number) / whole - 1).toBeCloseTo(values.at(-1) as number, 6);
  });
});

test('features that make no sense are refused by name', () => {
  const [candles] = fc.sample(candlesOf(30), 1) as [Candle[]];
  const bad: Feature[] = [
    { kind: 'return', window: 0 },
    { kind: 'deviation', window: 1 },
    { kind: 'return', window: 1.5 },
    { kind: 'return', window: 5_000 },
    { kind: 'return', window: 1, scale: Number.NaN },
    { kind: 'macd', fast: 13, slow: 12, signal: 9 },
    { kind: 'nothing' as 'return', window: 1 },
  ];
  for (const feature of bad)
    expect(() => engine.rows([feature], candles)).toThrow(
      expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
    );
  expect(() => featureBytes([])).toThrow(expect.objectContaining({ code: 'PARAMETERS_INVALID' }));
  const imbalance: Feature = { kind: 'imbalance', window: 2, bidColumn: 0, askColumn: 1 };
  for (const columns of [
    [],
    [new Float64Array(30)],
    [new Float64Array(30), new Float64Array(29)],
    [new Float64Array(30).fill(-1), new Float64Array(30)],
  ])
    expect(() => engine.rows([imbalance], candles, columns)).toThrow(
      expect.objectContaining({ code: 'SERIES_INVALID' }),
    );
});

test('a history that is too short has no features', () => {
  const [candles] = fc.sample(candlesOf(10), 1) as [Candle[]];
  expect(engine.rows([{ kind: 'return', window: 10 }], candles)).toEqual({
    firstBar: 10,
    values: new Float32Array(0),
  });
  expect(engine.rows([{ kind: 'return', window: 90 }], candles).values.length).toBe(0);
});
