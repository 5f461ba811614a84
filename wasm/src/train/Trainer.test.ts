import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCheckpoint } from './checkpoint.ts';
import { loadTrainer } from './loadTrainer.ts';
import { naiveGradients, naiveStep } from './naiveTrainer.ts';
import type { TrainingPlan } from './TrainingPlan.ts';
import { dataFor, planArbitrary } from './trainingArbitraries.ts';

const STEPS = 3;
const runs = planArbitrary.chain((plan) => dataFor(plan).map((data) => ({ plan, data })));

test('losses, gradients and checkpoints are those of the reference, bit for bit', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async ({ plan, data }) => {
      const trainer = await loadTrainer(plan, data);
      let { state } = decodeCheckpoint(trainer.checkpoint());
      for (let step = 0; step < STEPS; step++) {
        const expected = naiveGradients(plan, data, step, state.parameters);
        const { loss, gradients } = trainer.gradients();
        expect(loss).toBe(expected.loss);
        expect(gradients).toEqual(Float32Array.from(expected.gradients));
        state = naiveStep(plan, data, state).state;
        expect(trainer.step(1)).toEqual(Float64Array.of(loss));
        expect(decodeCheckpoint(trainer.checkpoint()).state).toEqual(state);
      }
    }),
    { numRuns: 200 },
  );
});

test('so are those of a batch that goes through in several groups', async () => {
  const steps = 40;
  const plan: TrainingPlan = {
    steps,
    features: 5,
    layers: [
      { kind: 'lstm', units: 23 },
      { kind: 'conv1d', units: 22, taps: 3, dilation: 7, activation: 'gelu' },
      { kind: 'dropout', rate: 0.25 },
      { kind: 'gru', units: 21 },
      { kind: 'layerNorm', epsilon: 2 ** -10 },
      { kind: 'lastStep' },
      { kind: 'dense', units: 3, activation: 'softmax' },
    ],
    loss: 'crossEntropy',
    optimizer: { kind: 'adam', learningRate: 0.01, clipNorm: 0.5, weightDecay: 0.1 },
    batchSize: 24,
    seed: 5,
  };
  const rows = 50;
  const data = {
    inputs: Float32Array.from({ length: (rows - 1) * 5 + steps * 5 }, (_, i) => ((i * 7919) % 997) / 500 - 1),
    targets: Float32Array.from({ length: rows * 3 }, (_, i) => Number(i % 3 === Math.floor(i / 3) % 3)),
    rowStride: 5,
  };
  const trainer = await loadTrainer(plan, data);
  let { state } = decodeCheckpoint(trainer.checkpoint());
  for (let step = 0; step < STEPS; step++) {
    const expected = naiveStep(plan, data, state);
    state = expected.state;
    expect(trainer.step(1)).toEqual(Float64Array.of(expected.loss));
    expect(decodeCheckpoint(trainer.checkpoint()).state).toEqual(state);
  }
});
