// Training on two threads, told in a hash. For hosts that have threads.
import { loadHash } from '../src/index.ts';
import { loadThreadedTrainer } from '../src/train/loadThreadedTrainer.ts';
import { loadTrainer } from '../src/train/loadTrainer.ts';
import type { TrainingPlan } from '../src/train/TrainingPlan.ts';

const STEPS = 40;
const ROWS = 64;

const PLAN: TrainingPlan = {
  steps: 9,
  features: 5,
  layers: [
    { kind: 'conv1d', units: 12, taps: 2, dilation: 2, activation: 'elu', alpha: 1 },
    { kind: 'gru', units: 13 },
    { kind: 'lastStep' },
    { kind: 'dense', units: 3, activation: 'softmax' },
  ],
  loss: 'crossEntropy',
  optimizer: { kind: 'adam', learningRate: 0.01, clipNorm: 0.1 },
  batchSize: 40,
  seed: 11,
};

/** The checkpoint's hash, with two threads and with none. */
export async function runThreads(): Promise<{ together: string; alone: string }> {
  const hash = await loadHash();
  const length = PLAN.steps * PLAN.features;
  const data = {
    inputs: Float32Array.from({ length: ROWS * length }, (_, i) => ((i * 7919) % 1_000) / 500 - 1),
    targets: Float32Array.from({ length: ROWS * 3 }, (_, i) => Number(i % 3 === Math.floor(i / 3) % 3)),
  };
  const together = await loadThreadedTrainer(PLAN, data, 2);
  const alone = await loadTrainer(PLAN, data);
  await together.step(STEPS);
  alone.step(STEPS);
  const [a, b] = [together.checkpoint(), alone.checkpoint()].map((bytes) => hash.keccak256(bytes).join());
  together.stop();
  return { together: a as string, alone: b as string };
}
