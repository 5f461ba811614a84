import type { Layer, ModelDescription } from '@quantum-chain/wasm';
// The modular build registers no gradients by itself.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import { seededRandom } from './seededRandom.ts';
import type { TrainingPlan } from './trainingPlan.ts';

/** Rectified hidden layers and one sigmoid output: the chance that the next bar closes higher. */
export class DenseNetwork {
  readonly #layers: { kernel: tf.Variable; bias: tf.Variable }[];
  readonly #optimizer: tf.Optimizer;

  /** Starting weights are Glorot-uniform from the plan's seed. */
  constructor(width: number, plan: TrainingPlan) {
    const random = seededRandom(plan.seed);
    const widths = [width, ...plan.hidden, 1];
    this.#layers = plan.hidden.concat(1).map((outputs, index) => {
      const inputs = widths[index] as number;
      const limit = Math.sqrt(6 / (inputs + outputs));
      const weights = Float32Array.from({ length: inputs * outputs }, () => (2 * random() - 1) * limit);
      // A variable copies the tensor it starts from: the tidy disposes that one.
      return tf.tidy(() => ({
        kernel: tf.variable(tf.tensor2d(weights, [inputs, outputs])),
        bias: tf.variable(tf.zeros([outputs])),
      }));
    });
    this.#optimizer = tf.train.adam(plan.learningRate);
  }

  /** One step of Adam on the mean cross-entropy; answers the loss as a scalar that the caller disposes. */
  step(inputs: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
    const variables = this.#layers.flatMap(({ kernel, bias }) => [kernel, bias]);
    const loss = this.#optimizer.minimize(() => this.#loss(inputs, labels), true, variables);
    if (!loss) throw new Error('the optimiser gave no loss');
    return loss;
  }

  /** Mean cross-entropy in nats. */
  async evaluate(inputs: tf.Tensor2D, labels: tf.Tensor2D): Promise<number> {
    const loss = tf.tidy(() => this.#loss(inputs, labels));
    const [value] = await loss.data();
    loss.dispose();
    return value as number;
  }

  /** Signals in [0, 1], one for each row. */
  async signals(inputs: tf.Tensor2D): Promise<Float32Array> {
    const outputs = tf.tidy(() => tf.sigmoid(this.#logits(inputs)));
    const values = (await outputs.data()) as Float32Array;
    outputs.dispose();
    return values;
  }

  /** The network as a model file keeps it. */
  async network(): Promise<Pick<ModelDescription, 'layers' | 'parameters'>> {
    const tensors = await Promise.all(
      this.#layers.flatMap(({ kernel, bias }) => [kernel, bias]).map((tensor) => tensor.data()),
    );
    const parameters = new Float32Array(tensors.reduce((sum, values) => sum + values.length, 0));
    let offset = 0;
    for (const values of tensors) {
      parameters.set(values as Float32Array, offset);
      offset += values.length;
    }
    const dense = this.#layers.map(({ bias }, index): Layer => {
      const activation = index + 1 < this.#layers.length ? 'relu' : 'sigmoid';
      return { kind: 'dense', units: bias.size, activation };
    });
    return { layers: [{ kind: 'flatten' }, ...dense], parameters };
  }

  dispose(): void {
    for (const { kernel, bias } of this.#layers) {
      kernel.dispose();
      bias.dispose();
    }
    this.#optimizer.dispose();
  }

  #logits(inputs: tf.Tensor2D): tf.Tensor2D {
    let values = inputs;
    this.#layers.forEach(({ kernel, bias }, index) => {
      const sums = tf.add(tf.matMul(values, kernel as unknown as tf.Tensor2D), bias) as tf.Tensor2D;
      values = index + 1 < this.#layers.length ? tf.relu(sums) : sums;
    });
    return values;
  }

  #loss(inputs: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
    return tf.losses.sigmoidCrossEntropy(labels, this.#logits(inputs)) as tf.Scalar;
  }
}
