import fc from 'fast-check';
import type { Activation, Layer } from '../network/Network.ts';
import { networkShapes, parameterCount } from '../network/networkShapes.ts';
import type { Candle } from './candles.ts';
import { encodeModel, type ModelDescription } from './modelFile.ts';

const HOUR_MS = 3_600_000;

/** A plausible history: prices that walk, volumes that may be nothing, ranges that may be nothing. */
export function candlesOf(length: number): fc.Arbitrary<Candle[]> {
  const step = fc.record({
    moveBps: fc.integer({ min: -900, max: 900 }),
    gapBps: fc.integer({ min: -100, max: 100 }),
    aboveBps: fc.integer({ min: 0, max: 300 }),
    belowBps: fc.integer({ min: 0, max: 300 }),
    volumeLots: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 ** 9 })),
  });
  return fc.array(step, { minLength: length, maxLength: length }).map((steps) => {
    let previousTicks = 50_000;
    return steps.map((bar, index) => {
      const scaled = (ticks: number, bps: number) => Math.max(100, Math.round(ticks * (1 + bps / 10_000)));
      const openTicks = scaled(previousTicks, bar.gapBps);
      const closeTicks = scaled(openTicks, bar.moveBps);
      previousTicks = closeTicks;
      return {
        openTimeMs: index * HOUR_MS,
        openTicks,
        highTicks: scaled(Math.max(openTicks, closeTicks), bar.aboveBps),
        lowTicks: Math.min(openTicks, closeTicks, scaled(Math.min(openTicks, closeTicks), -bar.belowBps)),
        closeTicks,
        volumeLots: bar.volumeLots,
      };
    });
  });
}

const weight = fc.float({ min: Math.fround(-0.9), max: Math.fround(0.9), noNaN: true });
const POOL = 211;

/** A layer or two of every kind, down to one position. */
const bodies = fc.oneof(
  fc
    .record({
      units: fc.integer({ min: 1, max: 8 }),
      activation: fc.constantFrom<Activation>('linear', 'relu', 'tanh', 'sigmoid', 'elu', 'gelu', 'softmax'),
    })
    .map((dense): Layer[] => [{ kind: 'flatten' }, { kind: 'dense', ...dense }]),
  fc
    .record({
      kind: fc.constantFrom('gru' as const, 'lstm' as const),
      units: fc.integer({ min: 1, max: 6 }),
    })
    .map((cell): Layer[] => [cell, { kind: 'lastStep' }, { kind: 'layerNorm', epsilon: 2 ** -10 }]),
  fc
    .record({
      units: fc.integer({ min: 1, max: 6 }),
      taps: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 3 }),
    })
    .map((conv): Layer[] => [
      { kind: 'conv1d', activation: 'relu', ...conv },
      { kind: 'dropout', rate: 0.5 },
      { kind: 'flatten' },
    ]),
);

/** A small network that takes both sides of its thresholds now and then. */
export const modelArbitrary: fc.Arbitrary<ModelDescription> = fc
  .record({
    windowBars: fc.integer({ min: 1, max: 6 }),
    body: bodies,
    entryThreshold: fc.float({ min: 0, max: Math.fround(0.3), noNaN: true }),
    exitThreshold: fc.float({ min: Math.fround(-0.3), max: 0, noNaN: true }),
    pool: fc.array(weight, { minLength: POOL, maxLength: POOL }),
  })
  .map(({ windowBars, body, pool, ...thresholds }) => {
    const layers: Layer[] = [...body, { kind: 'dense', units: 1, activation: 'tanh' }];
    const count = parameterCount(networkShapes({ steps: windowBars, features: 4, layers }));
    const parameters = Float32Array.from({ length: count }, (_, i) => pool[(i * 7) % POOL] as number);
    return { windowBars, featureSetId: 1, ...thresholds, layers, parameters };
  });

export const modelFileArbitrary = modelArbitrary.map((model) => ({ model, file: encodeModel(model) }));
