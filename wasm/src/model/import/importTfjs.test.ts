import { model as functional, input, layers, type Sequential } from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadNetwork } from '../../network/loadNetwork.ts';
import { importTfjs } from './importTfjs.ts';
import { FEATURES, MODELS, predict, prepared, STEPS, saved, someRows } from './tfjsModels.ts';

const TOLERANCE = 1e-5;
const ROWS = 33;

/** The largest difference of two lists of answers. */
export function worst(ours: Float32Array, theirs: Float32Array): number {
  expect(ours.length).toBe(theirs.length);
  return ours.reduce((most, value, i) => Math.max(most, Math.abs(value - (theirs[i] as number))), 0);
}

test.each(Object.entries(MODELS))('%s: the engine answers as tfjs does', async (_name, make) => {
  const model = await prepared(make);
  const { json, weights } = await saved(model);
  const session = await loadNetwork(importTfjs(json, weights));
  const rows = someRows(ROWS);
  const theirs = predict(model, rows);
  expect(worst(session.run(rows), theirs)).toBeLessThan(TOLERANCE);
  const alone = session.run(rows.subarray(0, STEPS * FEATURES));
  expect(worst(alone, theirs.subarray(0, session.outputs))).toBeLessThan(TOLERANCE);
  expect(new Set(theirs).size).toBeGreaterThan(theirs.length / 2);
});

test('a functional model that is a chain is one too', async () => {
  const first = input({ shape: [STEPS, FEATURES] });
  const hidden = layers.flatten().apply(first);
  const last = layers.dense({ units: 2, activation: 'tanh' }).apply(hidden);
  const model = functional({ inputs: first, outputs: last as typeof first });
  const { json, weights } = await saved(model);
  const rows = someRows(4);
  const session = await loadNetwork(importTfjs(json, weights));
  expect(worst(session.run(rows), predict(model, rows))).toBeLessThan(TOLERANCE);
});

describe('what there is no layer for is named', () => {
  test.each([
    ['MaxPooling1D', () => layers.maxPooling1d({ poolSize: 2 }), 'MaxPooling1D'],
    [
      'a convolution that sees the future',
      () => layers.conv1d({ filters: 2, kernelSize: 3, padding: 'same' }),
      'Conv1D.padding = "same"',
    ],
    [
      'a stride',
      () => layers.conv1d({ filters: 2, kernelSize: 3, strides: 2, padding: 'causal' }),
      'Conv1D.strides = [2]',
    ],
    [
      "tfjs' own hard sigmoid",
      () => layers.gru({ units: 2, recurrentInitializer: 'zeros' }),
      'GRU.recurrent_activation = "hard_sigmoid"',
    ],
    ['swish', () => layers.dense({ units: 2, activation: 'swish' }), 'Dense.activation = "swish"'],
  ])('%s', async (_name, layer, named) => {
    const model = await prepared(() => {
      const made = (MODELS['dense at each step, without a bias'] as () => Sequential)();
      made.pop();
      made.pop();
      made.add(layer());
      return made;
    });
    const { json, weights } = await saved(model);
    expect(() => importTfjs(json, weights)).toThrow(
      expect.objectContaining({ code: 'IMPORT_UNSUPPORTED', unsupported: [named] }),
    );
  });
});

test('whatever the JSON and the weights are, the importer answers with a typed error', async () => {
  const { json, weights } = await saved(await prepared(MODELS.gru as () => Sequential));
  const text = JSON.stringify(json);
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.integer({ min: 0, max: 20 }),
      fc.nat(weights.length),
      (at, length, kept) => {
        let damaged: unknown;
        try {
          damaged = JSON.parse(text.slice(0, at) + text.slice(at + length));
        } catch {
          return;
        }
        try {
          importTfjs(damaged, weights.subarray(0, kept));
        } catch (error) {
          expect(error).toHaveProperty('code', expect.stringMatching(/^(IMPORT|MODEL)_/));
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
