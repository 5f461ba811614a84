// The peer of training and inference: tfjs on its WASM backend, SIMD, one thread.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

export type Net = (inputs: tf.Tensor) => tf.Tensor;

export async function startTfjs(): Promise<void> {
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setThreadsCount(1);
  setWasmPaths(`${dirname(main)}/`);
  if (!(await tf.setBackend('wasm'))) throw new Error('tfjs has no WASM backend here');
}

function glorot(inputs: number, outputs: number): tf.Variable {
  const limit = Math.sqrt(6 / (inputs + outputs));
  return tf.variable(tf.randomUniform([inputs, outputs], -limit, limit, 'float32', 1));
}

/** Fused products with relu, the quickest that tfjs has for it. */
export function denseNet(widths: readonly number[]): Net {
  const weights = widths.slice(1).map((outputs, index) => glorot(widths[index] as number, outputs));
  const biases = widths.slice(1).map((outputs) => tf.variable(tf.zeros([outputs])));
  return (inputs) =>
    weights.reduce<tf.Tensor>((values, kernel, index) => {
      const activation = index + 1 < weights.length ? 'relu' : 'linear';
      const bias = biases[index] as tf.Variable;
      return tf.fused.matMul({
        a: values as tf.Tensor2D,
        b: kernel as unknown as tf.Tensor2D,
        bias,
        activation,
      });
    }, inputs);
}

export function gruNet(steps: number, features: number, units: number): Net {
  const model = layers.sequential();
  model.add(
    layers.layers.gru({
      inputShape: [steps, features],
      units,
      recurrentActivation: 'sigmoid',
      recurrentInitializer: 'glorotUniform',
    }),
  );
  model.add(layers.layers.dense({ units: 1 }));
  return (inputs) => model.apply(inputs, { training: true }) as tf.Tensor;
}

/** Four causal convolutions of three taps, dilated 1, 2, 4, 8. tfjs has no gradient for a dilated one: shifted slices side by side, then a product. */
export function convNet(steps: number, features: number, units: number): Net {
  const widths = [features, units, units, units];
  const kernels = widths.map((width) => glorot(3 * width, units));
  const biases = widths.map(() => tf.variable(tf.zeros([units])));
  const head = denseNet([units, 1]);
  return (inputs) => {
    let values = inputs as tf.Tensor3D;
    kernels.forEach((kernel, index) => {
      const dilation = 2 ** index;
      const padded = tf.pad(values, [
        [0, 0],
        [2 * dilation, 0],
        [0, 0],
      ]);
      const taps = [0, dilation, 2 * dilation].map((from) => tf.slice(padded, [0, from, 0], [-1, steps, -1]));
      const columns = tf.reshape(tf.concat(taps, 2), [-1, 3 * (widths[index] as number)]) as tf.Tensor2D;
      const bias = biases[index] as tf.Variable;
      const sums = tf.fused.matMul({
        a: columns,
        b: kernel as unknown as tf.Tensor2D,
        bias,
        activation: 'relu',
      });
      values = tf.reshape(sums, [-1, steps, units]);
    });
    return head(tf.reshape(tf.slice(values, [0, steps - 1, 0], [-1, 1, -1]), [-1, units]));
  };
}

/** A step of Adam on the mean squared error of one batch, the same again and again. */
export function adamStep(net: Net, shape: number[], inputs: Float32Array, targets: Float32Array): () => void {
  const optimizer = tf.train.adam(0.003);
  const x = tf.tensor(
    inputs.slice(
      0,
      shape.reduce((product, length) => product * length, 1),
    ),
    shape,
  );
  const y = tf.tensor(targets.slice(0, shape[0] as number), [shape[0] as number, 1]);
  return () => {
    tf.tidy(() => {
      optimizer.minimize(() => tf.mean(tf.squaredDifference(net(x), y)) as tf.Scalar);
    });
  };
}

/** One inference that waits for its numbers. */
export function inference(net: Net, inputs: Float32Array): () => void {
  return () => {
    tf.tidy(() => {
      net(tf.tensor2d(inputs, [1, inputs.length])).dataSync();
    });
  };
}
