import {
  type Candle,
  encodeModel,
  loadModel,
  loadMonteCarlo,
  loadStatistics,
  type ModelEngine,
  STANDARD_PARAMETERS,
} from '@quantum-chain/wasm';
import { beforeAll, expect, test } from 'vitest';
import { type Engines, scrutinise } from './scrutiny.ts';

const BARS = 300;
/** Up and down, and up on the whole. */
const candles: Candle[] = Array.from({ length: BARS }, (_, bar) => {
  const closeTicks = 100_000 + bar * 40 + Math.round(2_000 * Math.sin(bar * 0.7));
  return {
    openTimeMs: bar * 3_600_000,
    openTicks: closeTicks,
    highTicks: closeTicks,
    lowTicks: closeTicks,
    closeTicks,
    volumeLots: 10,
  };
});
const holder = encodeModel({
  windowBars: 2,
  featureSetId: 1,
  entryThreshold: 0.5,
  exitThreshold: 0,
  layers: [{ kind: 'lastStep' }, { kind: 'dense', units: 1, activation: 'linear' }],
  parameters: Float32Array.of(0, 0, 0, 0, 1),
});

let engines: Engines;
beforeAll(async () => {
  engines = {
    models: await loadModel(),
    statistics: await loadStatistics(),
    monteCarlo: await loadMonteCarlo(),
  };
});

test('says of a run what the run itself says, and more', () => {
  const result = engines.models.backtest(holder, candles, STANDARD_PARAMETERS);
  const { figures, deflatedSharpe, leak, fan } = scrutinise(engines, holder, candles, result);
  for (const name of ['totalReturn', 'sharpe', 'sortino', 'maxDrawdown', 'calmar'] as const)
    expect(figures[name]).toBeCloseTo(result.metrics[name], 6);
  expect(deflatedSharpe).toBeGreaterThan(0.5);
  expect(deflatedSharpe).toBeLessThanOrEqual(1);
  expect(leak).toBeUndefined();
  expect(fan?.bars[0]).toBe(0);
  expect(fan?.middle[0]).toBe(1);
  const ends = [fan?.low, fan?.middle, fan?.high].map((line) => line?.at(-1) as number);
  expect(ends).toEqual([...ends].sort((a, b) => a - b));
  // The middle of what the same hours bring is near what they brought.
  expect(Math.abs((ends[1] as number) - (1 + result.metrics.totalReturn))).toBeLessThan(0.05);
  expect(scrutinise(engines, holder, candles, result).fan).toEqual(fan);
});

test('names the bar at which a model would know the future', () => {
  const result = engines.models.backtest(holder, candles, STANDARD_PARAMETERS);
  const peeking = {
    inferSeries: (_file: Uint8Array, history: readonly Candle[]) =>
      Float32Array.from(history.slice(2), (bar, i) => (history[i + 3]?.closeTicks ?? 0) - bar.closeTicks),
  } as unknown as ModelEngine;
  expect(scrutinise({ ...engines, models: peeking }, holder, candles, result).leak).toMatchObject({ bar: 2 });
});
