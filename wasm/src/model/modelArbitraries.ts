import fc from 'fast-check';
import type { Candle } from './candles.ts';
import { type DenseLayer, encodeModel, type ModelDescription } from './modelFile.ts';

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

/** A small network that takes both sides of its thresholds now and then. */
export const modelArbitrary: fc.Arbitrary<ModelDescription> = fc
  .record({
    windowBars: fc.integer({ min: 1, max: 6 }),
    hidden: fc.integer({ min: 1, max: 8 }),
    activation: fc.constantFrom('linear' as const, 'relu' as const, 'tanh' as const, 'sigmoid' as const),
    entryThreshold: fc.float({ min: 0, max: Math.fround(0.3), noNaN: true }),
    exitThreshold: fc.float({ min: Math.fround(-0.3), max: 0, noNaN: true }),
    pool: fc.array(weight, { minLength: 24 * 8 + 8 + 8 + 1, maxLength: 24 * 8 + 8 + 8 + 1 }),
  })
  .map(({ windowBars, hidden, activation, pool, ...thresholds }) => {
    let next = 0;
    const take = (count: number) => Float32Array.from({ length: count }, () => pool[next++] as number);
    const layer = (inputs: number, outputs: number, kind: DenseLayer['activation']): DenseLayer => ({
      inputs,
      outputs,
      activation: kind,
      weights: take(inputs * outputs),
      biases: take(outputs),
    });
    const inputs = windowBars * 4;
    return {
      windowBars,
      featureSetId: 1,
      ...thresholds,
      layers: [layer(inputs, hidden, activation), layer(hidden, 1, 'tanh')],
    };
  });

export const modelFileArbitrary = modelArbitrary.map((model) => ({ model, file: encodeModel(model) }));
