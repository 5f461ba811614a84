// tfjs models for tests: every layer that the importer knows, with weights from a seed. Test support only.
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { elementHash } from '../../train/counterHash.ts';

export const STEPS = 7;
export const FEATURES = 3;
const inputShape: [number, number] = [STEPS, FEATURES];

const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'elu', 'softmax'] as const;

function stack(...parts: Parameters<Sequential['add']>[0][]): Sequential {
  const model = sequential();
  for (const part of parts) model.add(part);
  return model;
}

const head = () => layers.dense({ units: 3, activation: 'linear' });

/** Fresh models by what they show. */
export const MODELS: Record<string, () => Sequential> = {
  ...Object.fromEntries(
    ACTIVATIONS.map((activation) => [
      `dense ${activation}`,
      () => stack(layers.flatten({ inputShape }), layers.dense({ units: 5, activation }), head()),
    ]),
  ),
  'dense at each step, without a bias': () =>
    stack(layers.dense({ units: 5, useBias: false, inputShape }), layers.flatten(), head()),
  'dilated causal convolutions': () =>
    stack(
      layers.conv1d({ filters: 6, kernelSize: 3, padding: 'causal', activation: 'relu', inputShape }),
      layers.conv1d({ filters: 5, kernelSize: 2, dilationRate: 3, padding: 'causal' }),
      // tfjs takes a causal convolution for a shorter one when it plans a flattening: a cell plans nothing.
      layers.gru({ units: 4, recurrentActivation: 'sigmoid', recurrentInitializer: 'zeros' }),
      head(),
    ),
  gru: () =>
    stack(
      layers.gru({ units: 6, recurrentActivation: 'sigmoid', recurrentInitializer: 'zeros', inputShape }),
      head(),
    ),
  'lstm over lstm': () =>
    stack(
      layers.lstm({
        units: 5,
        returnSequences: true,
        recurrentActivation: 'sigmoid',
        recurrentInitializer: 'zeros',
        inputShape,
      }),
      layers.lstm({ units: 4, recurrentActivation: 'sigmoid', recurrentInitializer: 'zeros' }),
      head(),
    ),
  'layer norm, dropout and activations': () =>
    stack(
      layers.layerNormalization({ inputShape }),
      layers.leakyReLU({ alpha: 0.2 }),
      layers.dropout({ rate: 0.3 }),
      layers.dense({ units: 4 }),
      layers.elu({}),
      layers.flatten(),
      layers.dense({ units: 4 }),
      layers.reLU({}),
      head(),
      layers.softmax(),
    ),
};

/** Starts tfjs and gives every weight a number of its own. */
export async function prepared(make: () => Sequential): Promise<Sequential> {
  await tf.setBackend('cpu');
  const model = make();
  let index = 0;
  const weights = model.getWeights().map((weight) => {
    const values = Float32Array.from({ length: weight.size }, () => elementHash(7, index++) / 2 ** 32 - 0.5);
    return tf.tensor(values, weight.shape);
  });
  model.setWeights(weights);
  return model;
}

/** What tfjs saves of a model: its model.json, parsed as a reader would, and its weights. */
export async function saved(model: LayersModel): Promise<{ json: unknown; weights: Uint8Array }> {
  let artifacts: { modelTopology?: unknown; weightSpecs?: unknown; weightData?: unknown } = {};
  await model.save({
    save: async (given) => {
      artifacts = given;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    },
  });
  const { modelTopology, weightSpecs, weightData } = artifacts;
  const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  const json = JSON.parse(JSON.stringify({ modelTopology, weightsManifest: manifest }));
  return { json, weights: new Uint8Array(weightData as ArrayBuffer) };
}

/** Answers of a tfjs model, flat. tfjs reads causal convolutions and has none: zeros in front of an ordinary one are the same. */
export function predict(model: LayersModel, rows: Float32Array): Float32Array {
  return tf.tidy(() => {
    const count = rows.length / (STEPS * FEATURES);
    let values: tf.Tensor = tf.tensor(rows, [count, STEPS, FEATURES]);
    for (const layer of model.layers) {
      if (layer.getClassName() === 'InputLayer') continue;
      values =
        layer.getClassName() === 'Conv1D'
          ? causal(layer, values as tf.Tensor3D)
          : (layer.apply(values) as tf.Tensor);
    }
    return values.dataSync() as Float32Array;
  });
}

function causal(layer: LayersModel['layers'][number], values: tf.Tensor3D): tf.Tensor {
  const [kernel, bias] = layer.getWeights() as [tf.Tensor3D, tf.Tensor1D];
  const { dilationRate, activation } = layer.getConfig() as { dilationRate: number[]; activation: string };
  const [dilation = 1] = dilationRate;
  const before = (kernel.shape[0] - 1) * dilation;
  const padded = tf.pad(values, [
    [0, 0],
    [before, 0],
    [0, 0],
  ]);
  const sums = tf.add(tf.conv1d(padded, kernel, 1, 'valid', 'NWC', dilation), bias);
  return activation === 'relu' ? tf.relu(sums) : sums;
}

/** Rows within ±2, from a hash. */
export function someRows(count: number): Float32Array {
  return Float32Array.from({ length: count * STEPS * FEATURES }, (_, i) => elementHash(3, i) / 2 ** 30 - 2);
}
