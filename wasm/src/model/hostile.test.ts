import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ACTIVATIONS, type Activation, type Layer } from '../network/Network.ts';
import { networkShapes, parameterCount } from '../network/networkShapes.ts';
import { STANDARD_PARAMETERS } from './backtestParameters.ts';
import type { Candle } from './candles.ts';
import { loadModel } from './loadModel.ts';
import type { ModelEngine } from './ModelEngine.ts';
import { encodeModel } from './modelFile.ts';

let engine: ModelEngine;
beforeAll(async () => {
  engine = await loadModel();
});

const LARGEST = 3.4e38;

const cell = (kind: 'gru' | 'lstm'): Layer[] => [{ kind, units: 5 }, { kind: 'lastStep' }];
const dense = (activation: Activation): Layer[] => [
  { kind: 'flatten' },
  { kind: 'dense', units: 5, activation, alpha: activation === 'elu' ? 16 : 0 },
  { kind: 'dense', units: 5, activation },
];
const BODIES: [string, Layer[]][] = [
  ...ACTIVATIONS.map((activation): [string, Layer[]] => [activation, dense(activation)]),
  ['gru', cell('gru')],
  ['lstm', cell('lstm')],
  [
    'convolution',
    [{ kind: 'conv1d', units: 5, taps: 3, dilation: 9, activation: 'gelu' }, { kind: 'lastStep' }],
  ],
  ['layer norm', [...dense('relu'), { kind: 'layerNorm', epsilon: 2 ** -40 }]],
];

function network(body: Layer[], scale: number, bias: number): Uint8Array {
  const layers: Layer[] = [...body, { kind: 'dense', units: 1, activation: 'linear' }];
  const shapes = networkShapes({ steps: 2, features: 4, layers });
  const parameters = new Float32Array(parameterCount(shapes)).map((_, i) => (i % 3 ? scale : -scale));
  for (const { tensors } of shapes)
    for (const { name, shape, offset } of tensors)
      if (name === 'bias') parameters.fill(bias, offset, offset + (shape[0] as number));
  return encodeModel({
    windowBars: 2,
    featureSetId: 1,
    entryThreshold: 0.5,
    exitThreshold: 0,
    layers,
    parameters,
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

test.each(BODIES)('a network with a %s that overflows still says a number', (_name, body) => {
  fc.assert(
    fc.property(
      wild,
      fc.constantFrom(LARGEST, 1e-45, 1e20),
      fc.constantFrom(LARGEST, -LARGEST, 0),
      (candles, scale, bias) => {
        const file = network(body, scale, bias);
        const signals = engine.inferSeries(file, candles);
        const alone = engine.inferSeries(file, candles.slice(-3));
        expect(alone).toEqual(signals.slice(-1));
        for (const signal of signals) expect(Number.isFinite(signal)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('a backtest either adds up or says that the amounts do not fit', () => {
  const always = network(dense('linear'), 0, 1);
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
  const always = network(dense('linear'), 0, 1);
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
