import {
  type Candle,
  encodeModel,
  type Layer,
  loadModel,
  loadNetwork,
  type Network,
  STANDARD_PARAMETERS,
} from '../src/index.ts';
import { measure, type Row } from './measure.ts';
import { denseNet, inference, startTfjs } from './tfjsWasm.ts';

const CANDLES = 8_760;
const WINDOW_BARS = 16;

export async function benchModel(): Promise<Row[]> {
  const engine = await loadModel();
  const candles = history();
  const rows: Row[] = [await inferenceOfOneRow()];
  for (const widths of [
    [64, 64, 128, 64, 1],
    [64, 16, 1],
  ]) {
    const file = modelFile(widths);
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

function denseNetwork(widths: readonly number[]): Pick<Network, 'layers' | 'parameters'> {
  const layers = widths.slice(1).map((units, i): Layer => {
    return { kind: 'dense', units, activation: i === widths.length - 2 ? 'tanh' : 'relu' };
  });
  const count = widths.slice(1).reduce((sum, units, i) => sum + units * ((widths[i] as number) + 1), 0);
  const parameters = Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) / 8);
  return { layers, parameters };
}

function modelFile(widths: readonly number[]): Uint8Array {
  const { layers, parameters } = denseNetwork(widths);
  return encodeModel({
    windowBars: WINDOW_BARS,
    featureSetId: 1,
    entryThreshold: 0.01,
    exitThreshold: -0.01,
    layers: [{ kind: 'flatten' }, ...layers],
    parameters,
  });
}

/** One row, as a live decision asks: both sides wait for the answer. */
async function inferenceOfOneRow(): Promise<Row> {
  const widths = [64, 128, 64, 1];
  await startTfjs();
  const session = await loadNetwork({ steps: 1, features: 64, ...denseNetwork(widths) });
  const row = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i));
  const peer = inference(denseNet(widths), row);
  const repeated = (count: number, once: () => unknown) => ({
    count,
    run: () => {
      for (let i = 0; i < count; i++) once();
    },
  });
  return measure({
    name: 'inference, 64-128-64-1, one row',
    unit: 'inferences/s',
    ours: repeated(5_000, () => session.run(row)),
    peer: repeated(200, peer),
    peerName: 'tfjs wasm',
    targetRatio: 5,
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
