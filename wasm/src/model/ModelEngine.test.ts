import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toHex } from '../hex.ts';
import { parameterBytes, STANDARD_PARAMETERS } from './backtestParameters.ts';
import { type Candle, candleBytes } from './candles.ts';
import { loadModel } from './loadModel.ts';
import type { ModelEngine } from './ModelEngine.ts';
import { candlesOf, modelFileArbitrary } from './modelArbitraries.ts';
import { encodeModel } from './modelFile.ts';
import { naiveBacktest, naiveFeatures } from './naiveBacktest.ts';

const BARS = 60;

/** 0 for equal numbers; sums in another order differ in the last digits. */
function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
}

let engine: ModelEngine;
beforeAll(async () => {
  engine = await loadModel();
});

describe('against the naive reference', () => {
  test('features are the same f32 numbers', () => {
    fc.assert(
      fc.property(candlesOf(BARS), fc.integer({ min: 1, max: 12 }), (candles, windowBars) => {
        const rows = engine.features(candles, windowBars);
        const width = windowBars * 4;
        expect(rows.length).toBe((BARS - windowBars) * width);
        for (let last = windowBars; last < BARS; last++) {
          const row = rows.subarray((last - windowBars) * width, (last - windowBars + 1) * width);
          // `+ 0` because a change of exactly nothing may be -0 on one side only.
          expect([...row].map((value) => value + 0)).toEqual(
            naiveFeatures(candles.slice(0, last + 1), windowBars).map((value) => value + 0),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test('signals, equity, trades and metrics agree', () => {
    let tradesSeen = 0;
    fc.assert(
      fc.property(candlesOf(BARS), modelFileArbitrary, (candles, { model, file }) => {
        const ours = engine.backtest(file, candles, STANDARD_PARAMETERS);
        const naive = naiveBacktest(model, candles, STANDARD_PARAMETERS);
        expect([...ours.signals]).toEqual(naive.signals);
        expect([...ours.equityQuoteUnits]).toEqual(naive.equity);
        expect(ours.trades).toEqual(naive.trades);
        tradesSeen += ours.trades.length;
        for (const [name, value] of Object.entries(naive.metrics))
          expect(relativeDifference(ours.metrics[name as keyof typeof ours.metrics], value)).toBeLessThan(
            1e-9,
          );
      }),
      { numRuns: 200 },
    );
    expect(tradesSeen).toBeGreaterThan(100);
  });
});

describe('a result', () => {
  const [candles] = fc.sample(candlesOf(200), { numRuns: 1, seed: 7 }) as [Candle[]];
  /** Holds from the first bar on, so that every later close shows in its equity. */
  const file = encodeModel({
    windowBars: 1,
    featureSetId: 1,
    entryThreshold: 0.5,
    exitThreshold: 0,
    layers: [{ kind: 'dense', units: 1, activation: 'linear' }],
    parameters: Float32Array.of(0, 0, 0, 0, 1),
  });

  test('is the same every time and differs with the candles, the model or the parameters', () => {
    const hash = () => engine.backtest(file, candles, STANDARD_PARAMETERS).resultHash;
    expect(hash()).toBe(hash());
    const dearer = candles.map((candle, index) =>
      index === 150
        ? { ...candle, highTicks: candle.highTicks + 999, closeTicks: candle.highTicks + 999 }
        : candle,
    );
    expect(engine.backtest(file, dearer, STANDARD_PARAMETERS).resultHash).not.toBe(hash());
    expect(
      engine.backtest(file, candles, { ...STANDARD_PARAMETERS, initialQuoteUnits: 7n }).resultHash,
    ).not.toBe(hash());
  });

  test('knows nothing of the future: what comes later changes nothing before', () => {
    fc.assert(
      fc.property(
        candlesOf(200),
        fc.integer({ min: 20, max: 190 }),
        modelFileArbitrary,
        (history, cut, { file: model }) => {
          const whole = engine.backtest(model, history, STANDARD_PARAMETERS);
          const part = engine.backtest(model, history.slice(0, cut), STANDARD_PARAMETERS);
          expect([...whole.signals.slice(0, part.signals.length)]).toEqual([...part.signals]);
          expect([...whole.equityQuoteUnits.slice(0, part.equityQuoteUnits.length)]).toEqual([
            ...part.equityQuoteUnits,
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('never spends more than there is', () => {
    fc.assert(
      fc.property(
        candlesOf(120),
        modelFileArbitrary,
        fc.bigInt(1n, 10n ** 14n),
        (history, { file: model }, money) => {
          const parameters = {
            ...STANDARD_PARAMETERS,
            initialQuoteUnits: money,
            takerFeeBps: 1_000,
            slippageBps: 1_000,
          };
          let cash = money;
          let held = 0n;
          for (const { side, priceTicks, quantityLots, feeQuoteUnits } of engine.backtest(
            model,
            history,
            parameters,
          ).trades) {
            const notional = priceTicks * quantityLots;
            cash += (side === 'buy' ? -notional : notional) - feeQuoteUnits;
            held += side === 'buy' ? quantityLots : -quantityLots;
            expect(cash >= 0n && held >= 0n).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('the ids are plain keccak-256 of the canonical bytes', () => {
  const [candles] = fc.sample(candlesOf(30), 1) as [Candle[]];
  const hash = (bytes: Uint8Array) => toHex(keccak_256(bytes));
  expect(engine.datasetId(candles)).toBe(hash(candleBytes(candles)));
  expect(engine.parametersHash(STANDARD_PARAMETERS)).toBe(hash(parameterBytes(STANDARD_PARAMETERS)));
  expect(engine.modelId(new Uint8Array([1, 2, 3]))).toBe(hash(new Uint8Array([1, 2, 3])));
});

test('the last signal of a series is the signal after its last candle', () => {
  fc.assert(
    fc.property(candlesOf(40), modelFileArbitrary, (candles, { file }) => {
      expect(engine.infer(file, candles)).toBe(engine.inferSeries(file, candles).at(-1));
    }),
    { numRuns: 30 },
  );
});

test('too few or broken candles are refused by name', () => {
  const [candles] = fc.sample(candlesOf(20), 1) as [Candle[]];
  const { file, model } = fc.sample(modelFileArbitrary, 1)[0] as {
    file: Uint8Array;
    model: { windowBars: number };
  };
  const refused = (bad: Candle[]) =>
    expect(() => engine.backtest(file, bad, STANDARD_PARAMETERS)).toThrowError();
  refused(candles.slice(0, model.windowBars));
  refused(
    candles.map((candle, index) => (index === 9 ? { ...candle, lowTicks: candle.highTicks + 1 } : candle)),
  );
  refused(candles.map((candle, index) => (index === 9 ? { ...candle, openTimeMs: 0 } : candle)));
  refused(candles.map((candle, index) => (index === 9 ? { ...candle, volumeLots: 0.5 } : candle)));
});
