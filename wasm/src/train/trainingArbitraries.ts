import fc from 'fast-check';
import type { Activation, Layer } from '../network/Network.ts';
import type { Loss, TrainingData, TrainingPlan } from './TrainingPlan.ts';

const activation = fc.constantFrom<Activation>(
  'linear',
  'relu',
  'tanh',
  'sigmoid',
  'leakyRelu',
  'elu',
  'gelu',
  'softmax',
);
const activated = activation.map((kind) =>
  kind === 'leakyRelu' || kind === 'elu' ? { activation: kind, alpha: 0.5 } : { activation: kind },
);
const units = fc.integer({ min: 1, max: 11 });

const layer: fc.Arbitrary<Layer> = fc.oneof(
  fc.tuple(units, activated).map(([count, by]): Layer => ({ kind: 'dense', units: count, ...by })),
  fc
    .record({
      units,
      taps: fc.integer({ min: 1, max: 4 }),
      dilation: fc.integer({ min: 1, max: 4 }),
      by: activated,
    })
    .map(({ by, ...shape }): Layer => ({ kind: 'conv1d', ...shape, ...by })),
  units.map((count): Layer => ({ kind: 'gru', units: count })),
  units.map((count): Layer => ({ kind: 'lstm', units: count })),
  fc.constant<Layer>({ kind: 'layerNorm', epsilon: 2 ** -10 }),
  fc.constantFrom(0, 0.25, 0.5).map((rate): Layer => ({ kind: 'dropout', rate })),
  activated.map((by): Layer => ({ kind: 'activation', ...by })),
  fc.constantFrom<Layer>({ kind: 'flatten' }, { kind: 'lastStep' }),
);

const LAST: Record<Loss, Activation> = {
  meanSquared: 'linear',
  binaryCrossEntropy: 'sigmoid',
  crossEntropy: 'softmax',
};

/** Small networks of every kind of layer in any order. */
export const planArbitrary: fc.Arbitrary<TrainingPlan> = fc
  .record({
    steps: fc.integer({ min: 1, max: 6 }),
    features: fc.integer({ min: 1, max: 6 }),
    hidden: fc.array(layer, { maxLength: 4 }),
    turn: fc.constantFrom<Layer>({ kind: 'flatten' }, { kind: 'lastStep' }),
    outputs: fc.integer({ min: 1, max: 5 }),
    loss: fc.constantFrom<Loss>('meanSquared', 'binaryCrossEntropy', 'crossEntropy'),
    optimizer: fc.record({
      kind: fc.constantFrom('sgd' as const, 'momentum' as const, 'adam' as const),
      learningRate: fc.constantFrom(0.001, 0.01, 0.1),
      weightDecay: fc.constantFrom(0, 0.1),
      clipNorm: fc.constantFrom(0, 0.01, 1),
    }),
    batchSize: fc.constantFrom(8, 16, 24),
    seed: fc.nat(),
  })
  .map(({ hidden, turn, outputs, ...plan }) => ({
    ...plan,
    layers: [...hidden, turn, { kind: 'dense', units: outputs, activation: LAST[plan.loss] }],
  }));

const float = fc.float({ min: -4, max: 4, noNaN: true });

/** Rows of windows that overlap or do not, with targets that suit the loss. */
export function dataFor(plan: TrainingPlan): fc.Arbitrary<TrainingData> {
  const outputs = (plan.layers.at(-1) as { units: number }).units;
  const length = plan.steps * plan.features;
  return fc
    .record({
      rows: fc.integer({ min: 1, max: 30 }),
      rowStride: fc.constantFrom(plan.features, length),
      pool: fc.array(float, { minLength: 50, maxLength: 50 }),
      shift: fc.integer({ min: 1, max: 49 }),
    })
    .map(({ rows, rowStride, pool, shift }) => {
      const cycle = (index: number) => pool[(index * shift + (index >> 3)) % pool.length] as number;
      const inputs = Float32Array.from({ length: (rows - 1) * rowStride + length }, (_, i) => cycle(i));
      const chosen = (row: number) => Math.floor(Math.abs(cycle(row + 7)) * 10) % outputs;
      const target = {
        meanSquared: (i: number) => cycle(i + 7),
        binaryCrossEntropy: (i: number) => Number(cycle(i + 7) > 0),
        crossEntropy: (i: number) => Number(i % outputs === chosen(Math.floor(i / outputs))),
      }[plan.loss];
      const targets = Float32Array.from({ length: rows * outputs }, (_, i) => target(i));
      return { inputs, targets, rowStride };
    });
}
