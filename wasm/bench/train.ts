import type { Layer } from '../src/network/Network.ts';
import { loadTrainer } from '../src/train/loadTrainer.ts';
import type { TrainingData } from '../src/train/TrainingPlan.ts';
import { measure, type Row } from './measure.ts';
import { simdPeak } from './simdPeak.ts';
import { adamStep, convNet, denseNet, gruNet, type Net, startTfjs } from './tfjsWasm.ts';

const ROWS = 2_048;
const FEATURES = 8;
const STEPS = 64;
/** CPU time of one side of one round, roughly. */
const ROUND_MS = 150;

interface Job {
  name: string;
  steps: number;
  features: number;
  layers: Layer[];
  batchSize: number;
  net: Net;
  /** Multiplications and additions of one row, forth and back. */
  operations: number;
  targetRatio: number;
}

export async function benchTrain(): Promise<Row[]> {
  await startTfjs();
  const peak = await simdPeak();
  const rows: Row[] = [];
  for (const job of jobs()) rows.push(await run(job, peak));
  return rows;
}

function jobs(): Job[] {
  const relu = (units: number): Layer => ({ kind: 'dense', units, activation: 'relu' });
  const head: Layer = { kind: 'dense', units: 1, activation: 'linear' };
  const mlp = [32, 64, 256].map((batchSize) => ({
    name: `MLP 64-128-64-1, batch ${batchSize}`,
    steps: 1,
    features: 64,
    layers: [relu(128), relu(64), head],
    batchSize,
    net: denseNet([64, 128, 64, 1]),
    operations: 2 * (2 * 64 * 128 + 3 * 128 * 64 + 3 * 64),
    targetRatio: 12,
  }));
  const units = 48;
  const gru = {
    name: `GRU ${units}, ${STEPS} bars, batch 32`,
    steps: STEPS,
    features: FEATURES,
    layers: [{ kind: 'gru', units } as const, { kind: 'lastStep' } as const, head],
    batchSize: 32,
    net: gruNet(STEPS, FEATURES, units),
    operations: STEPS * 2 * 3 * units * (2 * FEATURES + 3 * units),
    targetRatio: 20,
  };
  const dilations = [1, 2, 4, 8];
  const conv = {
    name: `4 dilated convolutions of 32, ${STEPS} bars, batch 32`,
    steps: STEPS,
    features: FEATURES,
    layers: [
      ...dilations.map(
        (dilation): Layer => ({ kind: 'conv1d', units: 32, taps: 3, dilation, activation: 'relu' }),
      ),
      { kind: 'lastStep' } as const,
      head,
    ],
    batchSize: 32,
    net: convNet(STEPS, FEATURES, 32),
    operations: STEPS * 2 * 3 * 32 * (2 * FEATURES + 3 * 3 * 32),
    targetRatio: 12,
  };
  return [...mlp, gru, conv];
}

async function run({ net, name, operations, targetRatio, ...shape }: Job, peak: () => number): Promise<Row> {
  const data = wave(shape.steps, shape.features);
  const optimizer = { kind: 'adam', learningRate: 0.003 } as const;
  const trainer = await loadTrainer({ ...shape, loss: 'meanSquared', optimizer, seed: 1 }, data);
  const shapeOfBatch = shape.steps === 1 ? [shape.features] : [shape.steps, shape.features];
  const step = adamStep(net, [shape.batchSize, ...shapeOfBatch], data.inputs, data.targets);
  const ours = countFor(() => trainer.step(1));
  const peers = countFor(step);
  const row = measure({
    name,
    unit: 'steps/s',
    ours: { count: ours, run: () => trainer.step(ours) },
    peer: {
      count: peers,
      run: () => {
        for (let i = 0; i < peers; i++) step();
      },
    },
    peerName: 'tfjs wasm',
    targetRatio,
  });
  // Right after, because a busy machine's peak changes too.
  const share = (row.ours * operations * shape.batchSize) / peak();
  return { ...row, name: `${name} (${Math.round(100 * share)} % of SIMD peak)` };
}

function countFor(step: () => void): number {
  step();
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return Math.max(2, Math.min(500, Math.round((ROUND_MS * 1_000) / (user + system + 1))));
}

/** Windows of one series overlap; a dense network's rows do too. */
function wave(steps: number, features: number): TrainingData {
  const length = steps * features;
  const inputs = Float32Array.from({ length: (ROWS - 1) * FEATURES + length }, (_, i) =>
    Math.sin(i * 12.9898),
  );
  const targets = Float32Array.from({ length: ROWS }, (_, i) => Math.sin(i * 0.7));
  return { inputs, targets, rowStride: FEATURES };
}
