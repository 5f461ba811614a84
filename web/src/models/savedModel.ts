import type { Hex } from 'viem';

/** A model that was trained in this browser, as it is kept until it is published. */
export interface SavedModel {
  modelId: Hex;
  name: string;
  /** The QCM1 file. */
  file: Uint8Array<ArrayBuffer>;
  trainedAtMs: number;
  seed: number;
  steps: number;
  /** Cross-entropy on bars that training never saw, in nats. */
  heldOutLoss: number;
}
