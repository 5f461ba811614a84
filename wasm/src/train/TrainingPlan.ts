import type { Architecture } from '../network/Network.ts';

export const LOSSES = ['meanSquared', 'binaryCrossEntropy', 'crossEntropy'] as const;
/**
 * `binaryCrossEntropy` wants a last layer with a sigmoid, `crossEntropy` one with a softmax: the activation then belongs to the
 * loss. Means go over rows, and over outputs too but for `crossEntropy`.
 */
export type Loss = (typeof LOSSES)[number];

export const OPTIMIZERS = ['sgd', 'momentum', 'adam'] as const;

export interface Optimizer {
  kind: (typeof OPTIMIZERS)[number];
  learningRate: number;
  /** Adam's first beta, or momentum's factor; 0.9 unless told. */
  beta1?: number;
  /** Adam's second beta; 0.999 unless told. */
  beta2?: number;
  /** Adam's; 1e-7 unless told. */
  epsilon?: number;
  /** Decoupled: kernels shrink by `learningRate × weightDecay` a step. 0 unless told. */
  weightDecay?: number;
  /** Gradients whose global norm is above this are scaled down to it; 0, unless told, does not clip. */
  clipNorm?: number;
}

/** All that decides a training run but for its data. */
export interface TrainingPlan extends Architecture {
  loss: Loss;
  optimizer: Optimizer;
  /** Rows a step, a multiple of eight. */
  batchSize: number;
  /** Of starting weights, batches and dropouts: an integer below 2^32. */
  seed: number;
}

export interface TrainingData {
  /** Row i is the `steps × features` numbers from `i × rowStride` on, oldest step first. */
  inputs: Float32Array;
  /** `[rows][outputs]` */
  targets: Float32Array;
  /** Numbers from one row to the next: fewer than a row has where windows overlap. A row's length unless told. */
  rowStride?: number;
}
