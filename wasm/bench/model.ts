import { type Candle, encodeModel, loadModel, STANDARD_PARAMETERS } from '../src/index.ts';
import { measure, type Row } from './measure.ts';

const CANDLES = 8_760;
const WINDOW_BARS = 16;

export async function benchModel(): Promise<Row[]> {
  const engine = await loadModel();
  const candles = history();
  const rows: Row[] = [];
  for (const widths of [
    [64, 64, 128, 64, 1],
    [64, 16, 1],
  ]) {
    const file = network(widths);
    const bars = CANDLES - WINDOW_BARS;
    const label = widths.join('-');
    rows.push(
      measure({
        name: `inference, ${label}, a year of hours in one call`,
        unit: 'inferences/s',
        ours: { count: bars, run: () => engine.inferSeries(file, candles) },
      }),
      measure({
        name: `backtest, ${label}, a year of hours`,
        unit: 'bars/s',
        ours: { count: bars, run: () => engine.backtest(file, candles, STANDARD_PARAMETERS) },
      }),
    );
  }
  rows.push(
    measure({
      name: `features, window of ${WINDOW_BARS}, a year of hours`,
      unit: 'rows/s',
      ours: { count: CANDLES - WINDOW_BARS, run: () => engine.features(candles, WINDOW_BARS) },
    }),
  );
  return rows;
}

function network(widths: readonly number[]): Uint8Array {
  const wave = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * 12.9898) / 8);
  const layers = widths.slice(1).map((outputs, i) => {
    const inputs = widths[i] as number;
    const activation = i === widths.length - 2 ? ('tanh' as const) : ('relu' as const);
    return { inputs, outputs, activation, weights: wave(inputs * outputs), biases: wave(outputs) };
  });
  return encodeModel({
    windowBars: WINDOW_BARS,
    featureSetId: 1,
    entryThreshold: 0.01,
    exitThreshold: -0.01,
    layers,
  });
}

function history(): Candle[] {
  let openTicks = 600_000;
  return Array.from({ length: CANDLES }, (_, i) => {
    const closeTicks = openTicks + Math.round(Math.sin(i * 1.7) * 2_000);
    const [highTicks, lowTicks] = [
      Math.max(openTicks, closeTicks) + 300,
      Math.min(openTicks, closeTicks) - 300,
    ];
    const candle = {
      openTimeMs: i * 3_600_000,
      openTicks,
      highTicks,
      lowTicks,
      closeTicks,
      volumeLots: i % 997,
    };
    openTicks = closeTicks;
    return candle;
  });
}
