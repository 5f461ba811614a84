import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCheckpoint } from './checkpoint.ts';
import { loadTrainer } from './loadTrainer.ts';
import { naiveGradients, naiveStep } from './naiveTrainer.ts';
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
    { numRuns: 300 },
  );
});
