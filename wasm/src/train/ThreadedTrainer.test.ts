import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadThreadedTrainer } from './loadThreadedTrainer.ts';
import { loadTrainer } from './loadTrainer.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import { dataFor, planArbitrary } from './trainingArbitraries.ts';

const STEPS = 20;
const runs = planArbitrary.chain((plan) => dataFor(plan).map((data) => ({ plan, data })));

describe('threads change no bit', () => {
  test.each([1, 2, 3])('%i of them', async (threads) => {
    await fc.assert(
      fc.asyncProperty(runs, async ({ plan, data }) => {
        const alone = await loadTrainer(plan, data);
        const together = await loadThreadedTrainer(plan, data, threads);
        try {
          expect(await together.step(STEPS)).toEqual(alone.step(STEPS));
          expect(await together.step(1)).toEqual(alone.step(1));
          expect(together.checkpoint()).toEqual(alone.checkpoint());
          const kept = together.checkpoint();
          await together.step(2);
          together.restore(kept);
          await together.step(2);
          alone.step(2);
          expect(together.checkpoint()).toEqual(alone.checkpoint());
        } finally {
          together.stop();
        }
      }),
      { numRuns: 12 },
    );
  });
});

test('what a run alone refuses, threads refuse too, and none is left behind', async () => {
  const [{ plan, data }] = fc.sample(runs, { numRuns: 1, seed: 1 }) as [
    { plan: TrainingPlan; data: TrainingData },
  ];
  const refused = (code: string, ...args: [TrainingPlan, number]) =>
    expect(loadThreadedTrainer(args[0], data, args[1])).rejects.toThrow(expect.objectContaining({ code }));
  await refused('PLAN_INVALID', plan, 0);
  await refused('PLAN_INVALID', plan, 17);
  await refused('PLAN_INVALID', { ...plan, batchSize: 7 }, 2);
  const trainer = await loadThreadedTrainer(plan, data, 2);
  const running = trainer.step(50);
  await expect(trainer.step(1)).rejects.toThrow(expect.objectContaining({ code: 'PLAN_INVALID' }));
  expect(await running).toHaveLength(50);
  trainer.stop();
});
