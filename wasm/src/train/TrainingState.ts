/** All that training remembers between two steps; tensors as in `Network.parameters`. */
export interface TrainingState {
  /** Steps done: the next one to run. */
  step: number;
  parameters: Float32Array;
  /** First and second moments (momentum uses the first); zeros at the start. */
  firstMoments: Float32Array;
  secondMoments: Float32Array;
  /** Powers of Adam's betas, f64; 1 at the start. */
  power1: number;
  power2: number;
}
