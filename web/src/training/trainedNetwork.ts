import type { ModelDescription } from '@quantum-chain/wasm';

/** Where training stands: losses are mean cross-entropy in nats, ln 2 = 0.693 is a coin toss. */
export interface TrainingProgress {
  step: number;
  steps: number;
  trainLoss: number;
  heldOutLoss: number;
}

/** What training ends with, stopped early or not. */
export interface TrainedNetwork {
  network: Pick<ModelDescription, 'layers' | 'parameters'>;
  /** The network's own answers on the training and the held-out rows. */
  trainSignals: Float32Array;
  heldOutSignals: Float32Array;
  progress: TrainingProgress;
}
