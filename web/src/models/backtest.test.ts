import { type Candle, encodeModel, loadModel, STANDARD_PARAMETERS } from '@quantum-chain/wasm';
import { expect, test } from 'vitest';
import { describeBacktest, underwaterOf } from './backtest.ts';

const HOUR_MS = 3_600_000;
const candles: Candle[] = [100_000, 101_000, 99_000, 102_000, 110_000, 104_500, 115_000].map(
  (closeTicks, bar) => ({
    openTimeMs: bar * HOUR_MS,
    openTicks: closeTicks,
    highTicks: closeTicks,
    lowTicks: closeTicks,
    closeTicks,
    volumeLots: 10,
  }),
);
const holder = encodeModel({
  windowBars: 2,
  featureSetId: 1,
  entryThreshold: 0.5,
  exitThreshold: 0,
  layers: [{ kind: 'lastStep' }, { kind: 'dense', units: 1, activation: 'linear' }],
  parameters: Float32Array.of(0, 0, 0, 0, 1),
});
const PINNED = { datasetId: '0x1', parametersHash: '0x2', engineDigest: '0x3' } as const;

test('draws a curve for each bar with a signal, beside what holding would have given', async () => {
  const engine = await loadModel();
  const drawn = describeBacktest(engine.backtest(holder, candles, STANDARD_PARAMETERS), candles, PINNED, 1);
  expect(drawn.timesMs).toEqual([2, 3, 4, 5, 6].map((bar) => bar * HOUR_MS));
  expect(drawn.model).toHaveLength(5);
  expect(drawn.holding.at(-1)).toBeCloseTo(115_000 / 99_000, 12);
  expect(drawn.holdingReturn).toBeCloseTo(115_000 / 99_000 - 1, 12);
  expect(drawn.holdingDrawdown).toBeCloseTo(104_500 / 110_000 - 1, 12);
  // It is in the market with 95 % from the second bar on: it rises, and less than holding does.
  expect(drawn.model.at(-1)).toBeGreaterThan(1.05);
  expect(drawn.model.at(-1)).toBeLessThan(drawn.holding.at(-1) ?? 0);
});

test('the worst drop drawn is the one the engine measured', async () => {
  const engine = await loadModel();
  const result = engine.backtest(holder, candles, STANDARD_PARAMETERS);
  const { underwater } = describeBacktest(result, candles, PINNED, 1);
  expect(-Math.min(...underwater)).toBeCloseTo(result.metrics.maxDrawdown, 9);
});

test('under water is measured from the last high', () => {
  expect(underwaterOf([1, 2, 1, 3, 1.5])).toEqual([0, 0, -0.5, 0, -0.5]);
});
