import '@tensorflow/tfjs-backend-cpu';
import { type Candle, loadModel, type ModelEngine, parseModel } from '@quantum-chain/wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { seededRandom } from './seededRandom.ts';
import { toModelFile } from './toModelFile.ts';
import type { TrainingProgress } from './trainedNetwork.ts';
import { trainInEngine } from './trainInEngine.ts';
import { trainInTfjs } from './trainInTfjs.ts';
import { type TrainingData, trainingData } from './trainingData.ts';
import { STANDARD_PLAN } from './trainingPlan.ts';

const PLAN = {
  ...STANDARD_PLAN,
  windowBars: 4,
  hidden: [8],
  steps: 200,
  evaluateEvery: 20,
  batchSize: 32,
  learningRate: 0.01,
};
const never = new AbortController().signal;
const HOUR_MS = 3_600_000;
let engine: ModelEngine;
let data: TrainingData;

/** A market that rises after a fall and falls after a rise: something that can be learned. */
function swinging(bars: number): Candle[] {
  const random = seededRandom(3);
  let closeTicks = 50_000;
  return Array.from({ length: bars }, (_, bar) => {
    const openTicks = closeTicks;
    closeTicks = Math.round(50_000 * (1 + (bar % 2 === 0 ? 0.004 : -0.004) * (0.5 + random())));
    return {
      openTimeMs: bar * HOUR_MS,
      openTicks,
      highTicks: Math.max(openTicks, closeTicks) + 10,
      lowTicks: Math.min(openTicks, closeTicks) - 10,
      closeTicks,
      volumeLots: Math.round(1_000 * random()),
    };
  });
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  engine = await loadModel();
  data = trainingData(engine, swinging(600), PLAN);
});

const TRAINERS = [
  ['tfjs', trainInTfjs],
  ['the engine', trainInEngine],
] as const;

test.each(TRAINERS)('%s learns what can be learned, on bars that it never saw', async (_name, train) => {
  const looks: TrainingProgress[] = [];
  const { progress } = await train(data, PLAN, (look) => looks.push(look), never);
  expect(looks.map(({ step }) => step)).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
  expect(progress.heldOutLoss).toBeLessThan(0.3);
  expect(progress.heldOutLoss).toBeLessThan(looks[0]?.heldOutLoss ?? 0);
});

test.each(TRAINERS)('by %s the same plan gives the same file, another seed another', async (_name, train) => {
  const fileOf = async (seed: number) => {
    const plan = { ...PLAN, seed, steps: 40 };
    return engine.modelId(toModelFile(engine, await train(data, plan, () => {}, never), data, plan));
  };
  expect(await fileOf(1)).toBe(await fileOf(1));
  expect(await fileOf(1)).not.toBe(await fileOf(2));
});

test.each(TRAINERS)(
  'stopped early, %s keeps what it has learned, and no tensor stays behind',
  async (_name, train) => {
    const stopping = new AbortController();
    const before = tf.memory().numTensors;
    const trained = await train(data, PLAN, ({ step }) => step >= 40 && stopping.abort(), stopping.signal);
    expect(trained.progress.step).toBe(40);
    expect(parseModel(toModelFile(engine, trained, data, PLAN)).layers).toHaveLength(3);
    expect(tf.memory().numTensors).toBe(before);
  },
);

test('a network that the engine reads otherwise is refused', async () => {
  const trained = await trainInTfjs(data, { ...PLAN, steps: 20 }, () => {}, never);
  const heldOutSignals = trained.heldOutSignals.map((signal) => signal + 0.01);
  expect(() => toModelFile(engine, { ...trained, heldOutSignals }, data, PLAN)).toThrow('differ');
});

test('held-out rows share no bar with training rows, and too short a history is refused', () => {
  const rows = data.trainLabels.length + data.heldOutLabels.length;
  expect(rows).toBe(600 - PLAN.windowBars - 1 - PLAN.windowBars);
  expect(() => trainingData(engine, swinging(100), PLAN)).toThrow(RangeError);
});
