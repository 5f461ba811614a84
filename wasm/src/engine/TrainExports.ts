import type { ScratchExports } from './ScratchExports.ts';

/** What build/train.wasm exports (see assembly/train.ts). `which`: 0 weights, 1 gradients, 2 first and 3 second moments. */
export interface TrainExports extends ScratchExports {
  createTrainer(
    layers: number,
    count: number,
    steps: number,
    features: number,
    blocks: number,
    loss: number,
    seed: number,
    thread: number,
    threads: number,
  ): number;
  setOptimizer(
    kind: number,
    learningRate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    weightDecay: number,
    clipNorm: number,
  ): void;
  /** Room that stays, or 0. */
  reserve(bytes: number): number;
  setData(inputs: number, targets: number, rows: number, stride: number): void;
  writeParameters(which: number, source: number): void;
  readParameters(which: number, target: number): void;
  setPowers(first: number, second: number): void;
  readonly power1: { readonly value: number };
  readonly power2: { readonly value: number };
  computeGradients(step: number): number;
  train(step: number, count: number, losses: number): number;
}
