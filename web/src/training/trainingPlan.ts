/** What is trained and for how long. The same plan on the same bars gives the same model on the same backend; the engine gives the same bits on every machine. */
export interface TrainingPlan {
  /** Bars that the network sees. */
  windowBars: number;
  /** Widths of the hidden layers. */
  hidden: readonly number[];
  /** Newest bars of the history that are used. */
  barsMax: number;
  /** Part of them at the end that training never sees. */
  heldOutPart: number;
  steps: number;
  batchSize: number;
  learningRate: number;
  seed: number;
  /** Steps between two looks at the held-out bars. */
  evaluateEvery: number;
}

/** 2,609 weights: some seconds on a processor, at once on a graphics card. */
export const STANDARD_PLAN: TrainingPlan = {
  windowBars: 16,
  hidden: [32, 16],
  barsMax: 4_000,
  heldOutPart: 0.2,
  steps: 600,
  batchSize: 64,
  learningRate: 0.002,
  seed: 7,
  evaluateEvery: 20,
};

/** Fewer bars than this teach nothing that holds afterwards. */
export const TRAINING_BARS_MIN = 200;
