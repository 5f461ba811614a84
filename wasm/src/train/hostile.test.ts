import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { loadTrainer, replayStep } from './loadTrainer.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import { dataFor, planArbitrary } from './trainingArbitraries.ts';

const PLAN: TrainingPlan = {
  steps: 1,
  features: 4,
  layers: [
    { kind: 'dense', units: 6, activation: 'relu' },
    { kind: 'dense', units: 1, activation: 'linear' },
  ],
  loss: 'meanSquared',
  optimizer: { kind: 'adam', learningRate: 0.01 },
  batchSize: 8,
  seed: 3,
};
const DATA: TrainingData = {
  inputs: Float32Array.from({ length: 40 }, (_, i) => Math.sin(i)),
  targets: Float32Array.from({ length: 10 }, (_, i) => Math.cos(i)),
};
const LARGEST = 3e38;

const coded = (code: string) => expect.objectContaining({ code });

test('any step is run again from the checkpoint before it, and a changed checkpoint shows', async () => {
  await fc.assert(
    fc.asyncProperty(
      planArbitrary.chain((plan) => dataFor(plan).map((data) => ({ plan, data }))),
      fc.integer({ min: 1, max: 9 }),
      async ({ plan, data }, steps) => {
        const trainer = await loadTrainer(plan, data);
        trainer.step(steps);
        const before = trainer.checkpoint();
        trainer.step(1);
        const after = trainer.checkpoint();
        expect(await replayStep(before, data)).toEqual(after);
        const { plan: read, state } = decodeCheckpoint(before);
        expect(encodeCheckpoint(read, state)).toEqual(before);
        const parameters = state.parameters.slice();
        parameters[parameters.length - 1] = (parameters.at(-1) as number) + 0.5;
        expect(await replayStep(encodeCheckpoint(read, { ...state, parameters }), data)).not.toEqual(after);
      },
    ),
    { numRuns: 60 },
  );
});

test('what came from elsewhere goes on where it was', async () => {
  const first = await loadTrainer(PLAN, DATA);
  first.step(10);
  const kept = first.checkpoint();
  const second = await loadTrainer(PLAN, DATA);
  second.restore(kept);
  expect(second.steps).toBe(10);
  expect(second.step(10)).toEqual(first.step(10));
  expect(second.checkpoint()).toEqual(first.checkpoint());
  const other = await loadTrainer({ ...PLAN, seed: 4 }, DATA);
  expect(() => other.restore(kept)).toThrow(coded('CHECKPOINT_INVALID'));
});

describe('a run that overflows is void and says so', () => {
  const wild = { ...DATA, targets: DATA.targets.map(() => LARGEST) };
  test.each(['sgd', 'momentum', 'adam'] as const)('%s', async (kind) => {
    for (const clipNorm of [0, 1]) {
      const trainer = await loadTrainer({ ...PLAN, optimizer: { kind, learningRate: 100, clipNorm } }, wild);
      const start = trainer.checkpoint();
      expect(() => trainer.step(20)).toThrow(coded('DIVERGED'));
      expect(trainer.steps).toBeLessThan(20);
      for (const call of [() => trainer.step(1), () => trainer.checkpoint(), () => trainer.network()])
        expect(call).toThrow(coded('DIVERGED'));
      trainer.restore(start);
      expect(trainer.checkpoint()).toEqual(start);
    }
  });
});

test('numbers so small that a processor stumbles over them become zero', async () => {
  const trainer = await loadTrainer({ ...PLAN, optimizer: { kind: 'sgd', learningRate: 0 } }, DATA);
  const { plan, state } = decodeCheckpoint(trainer.checkpoint());
  for (const [value, kept] of [
    [1e-40, 0],
    [2 ** -60, 0],
    [-(2 ** -60), 0],
    [2 ** -59, 2 ** -59],
  ] as const) {
    trainer.restore(encodeCheckpoint(plan, { ...state, parameters: state.parameters.map(() => value) }));
    expect(new Set(trainer.network().parameters)).toEqual(new Set([kept]));
    trainer.step(1);
    expect(new Set(trainer.network().parameters)).toEqual(new Set([kept]));
  }
});

describe('plans and data that mean nothing are refused by name', () => {
  const plans: [string, Partial<TrainingPlan>, string][] = [
    ['no layers', { layers: [] }, 'MODEL_INVALID'],
    ['nothing to learn', { layers: [{ kind: 'flatten' }] }, 'PLAN_INVALID'],
    ['a sequence at the end', { steps: 2 }, 'MODEL_INVALID'],
    ['half a block', { batchSize: 12 }, 'PLAN_INVALID'],
    ['too large a batch', { batchSize: 16_384 }, 'PLAN_INVALID'],
    ['a cross-entropy without a softmax', { loss: 'crossEntropy' }, 'PLAN_INVALID'],
    ['an unknown loss', { loss: 'huber' as 'meanSquared' }, 'PLAN_INVALID'],
    ['a seed that is no integer', { seed: 0.5 }, 'PLAN_INVALID'],
    ['a rate that is no number', { optimizer: { kind: 'sgd', learningRate: Number.NaN } }, 'PLAN_INVALID'],
    ['a beta of one', { optimizer: { kind: 'adam', learningRate: 1, beta1: 1 } }, 'PLAN_INVALID'],
    ['no epsilon', { optimizer: { kind: 'adam', learningRate: 1, epsilon: 0 } }, 'PLAN_INVALID'],
    ['a negative decay', { optimizer: { kind: 'sgd', learningRate: 1, weightDecay: -1 } }, 'PLAN_INVALID'],
    ['a negative clip', { optimizer: { kind: 'sgd', learningRate: 1, clipNorm: -1 } }, 'PLAN_INVALID'],
  ];
  test.each(plans)('%s', async (_name, changed, code) => {
    await expect(loadTrainer({ ...PLAN, ...changed }, DATA)).rejects.toThrow(coded(code));
  });

  test.each<[string, Partial<TrainingData>]>([
    ['no rows', { inputs: new Float32Array(), targets: new Float32Array() }],
    ['too few inputs', { inputs: DATA.inputs.subarray(1) }],
    ['a stride of nothing', { rowStride: 0 }],
    ['an infinite input', { inputs: DATA.inputs.map((value, i) => (i === 7 ? Infinity : value)) }],
    [
      'a target that is no number',
      { targets: DATA.targets.map((value, i) => (i === 7 ? Number.NaN : value)) },
    ],
  ])('%s', async (_name, changed) => {
    await expect(loadTrainer(PLAN, { ...DATA, ...changed })).rejects.toThrow(coded('DATA_INVALID'));
  });

  test('chances that are none', async () => {
    const layers = [{ kind: 'dense', units: 2, activation: 'softmax' } as const];
    const plan: TrainingPlan = { ...PLAN, layers, loss: 'crossEntropy' };
    for (const targets of [
      [0.5, 0.6],
      [2, -1],
    ]) {
      const data = { inputs: new Float32Array(4), targets: Float32Array.from(targets) };
      await expect(loadTrainer(plan, data)).rejects.toThrow(coded('DATA_INVALID'));
    }
  });

  test.each([0, -1, 1.5, 65_537, Number.NaN])('%d steps', async (count) => {
    const trainer = await loadTrainer(PLAN, DATA);
    expect(() => trainer.step(count)).toThrow(coded('PLAN_INVALID'));
    expect(trainer.step(1)).toHaveLength(1);
  });
});

test('bytes that no run wrote are no checkpoint, and never a trap', async () => {
  const trainer = await loadTrainer(PLAN, DATA);
  const file = trainer.checkpoint();
  const lengths = fc.nat(file.length + 1);
  const damage = fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(damage, lengths, fc.boolean(), (changes, length, cuts) => {
      const damaged = file.slice();
      for (const [at, value] of changes) damaged[at] = value;
      try {
        trainer.restore(cuts ? damaged.subarray(0, length) : damaged);
        trainer.step(1);
      } catch (error) {
        expect(error).toHaveProperty('code', expect.stringMatching(/^(CHECKPOINT_INVALID|DIVERGED)$/));
      }
    }),
    { numRuns: 2_000 },
  );
  trainer.restore(file);
  expect(trainer.checkpoint()).toEqual(file);
});
