import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { STANDARD_PARAMETERS } from './backtestParameters.ts';
import type { Candle } from './candles.ts';
import { loadModel } from './loadModel.ts';
import type { ModelEngine } from './ModelEngine.ts';
import { type Activation, encodeModel } from './modelFile.ts';

let engine: ModelEngine;
beforeAll(async () => {
  engine = await loadModel();
});

const LARGEST = 3.4e38;

function network(activation: Activation, scale: number, bias: number): Uint8Array {
  const layer = (inputs: number, outputs: number) => ({
    inputs,
    outputs,
    activation,
    weights: Float32Array.from({ length: inputs * outputs }, (_, i) => (i % 3 ? scale : -scale)),
    biases: new Float32Array(outputs).fill(bias),
  });
  const thresholds = { entryThreshold: 0.5, exitThreshold: 0 };
  return encodeModel({
    windowBars: 2,
    featureSetId: 1,
    ...thresholds,
    layers: [layer(8, 5), layer(5, 5), layer(5, 1)],
  });
}

/** From one bar to the next the price may be anything. */
const wild: fc.Arbitrary<Candle[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.maxSafeNat(),
    ),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  .map((bars) =>
    bars.map(([a, b, volumeLots], i) => ({
      openTimeMs: i,
      openTicks: a,
      highTicks: Math.max(a, b),
      lowTicks: Math.min(a, b),
      closeTicks: b,
      volumeLots,
    })),
  );

test.each<Activation>(['linear', 'relu', 'tanh', 'sigmoid'])(
  'a %s network that overflows still says a number',
  (kind) => {
    fc.assert(
      fc.property(
        wild,
        fc.constantFrom(LARGEST, 1e-45, 1e20),
        fc.constantFrom(LARGEST, -LARGEST, 0),
        (candles, scale, bias) => {
          for (const signal of engine.inferSeries(network(kind, scale, bias), candles)) {
            expect(Number.isFinite(signal)).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  },
);

test('a backtest either adds up or says that the amounts do not fit', () => {
  const always = network('linear', 0, 1);
  fc.assert(
    fc.property(
      wild,
      fc.bigInt(1n, 10n ** 14n),
      fc.integer({ min: 1, max: 1_000 }),
      (candles, money, unit) => {
        const parameters = { ...STANDARD_PARAMETERS, initialQuoteUnits: money, quoteUnitsPerTickLot: unit };
        try {
          const result = engine.backtest(always, candles, parameters);
          let cash = money;
          let held = 0n;
          const trades = [...result.trades];
          result.equityQuoteUnits.forEach((equity, i) => {
            const bar = result.firstBar + i;
            for (; trades[0]?.bar === bar; trades.shift()) {
              const { side, priceTicks, quantityLots, feeQuoteUnits } = trades[0];
              const sign = side === 'buy' ? 1n : -1n;
              held += sign * quantityLots;
              cash -= sign * priceTicks * quantityLots * BigInt(unit) + feeQuoteUnits;
            }
            expect(equity).toBe(cash + held * BigInt((candles[bar] as Candle).closeTicks) * BigInt(unit));
          });
          for (const value of Object.values(result.metrics)) expect(Number.isFinite(value)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ModelError', code: 'OVERFLOW' });
        }
      },
    ),
    { numRuns: 400, endOnFailure: true },
  );
});

test('a fortune beyond all bounds is refused by name', () => {
  const bar = (openTimeMs: number, ticks: number): Candle => {
    return {
      openTimeMs,
      openTicks: ticks,
      highTicks: ticks,
      lowTicks: ticks,
      closeTicks: ticks,
      volumeLots: 1,
    };
  };
  const always = network('linear', 0, 1);
  const flat = [0, 1, 2, 3].map((time) => bar(time, 100));
  expect(engine.backtest(always, flat, STANDARD_PARAMETERS).trades.length).toBe(1);
  expect(() => engine.backtest(always, [...flat, bar(4, 2 ** 31 - 1)], STANDARD_PARAMETERS)).toThrow(
    expect.objectContaining({ code: 'OVERFLOW' }),
  );
});

test('the rule refuses amounts that mean nothing, and never traps', () => {
  const input = {
    signal: 1,
    entryThreshold: 0.5,
    exitThreshold: 0,
    heldLots: 0n,
    equityQuoteUnits: 10n ** 10n,
    priceTicks: 600_000n,
    quoteUnitsPerTickLot: 1n,
  };
  expect(engine.targetLots(input)).toBe(15_833n);
  for (const bad of [
    { priceTicks: 0n },
    { priceTicks: 2n ** 31n },
    { quoteUnitsPerTickLot: 0n },
    { heldLots: -1n },
    { equityQuoteUnits: -1n },
    { equityQuoteUnits: 2n ** 63n },
  ]) {
    expect(() => engine.targetLots({ ...input, ...bad })).toThrow(
      expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
    );
  }
});

test('features need a window of whole bars', () => {
  for (const windowBars of [0, -1, 1.5, 1_025]) {
    expect(() => engine.features([], windowBars)).toThrow(
      expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
    );
  }
});
