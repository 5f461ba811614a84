import type { Candle, ModelEngine } from '@quantum-chain/wasm';
import { TRAINING_BARS_MIN, type TrainingPlan } from './trainingPlan.ts';

const FEATURES_PER_BAR = 4;

/** Rows that training draws from and rows that it never sees, in the order of time. */
export interface TrainingData {
  /** Features of one row. */
  width: number;
  /** `[trainRows][width]`, flat. */
  trainInputs: Float32Array;
  /** 1 where the next bar closed higher. */
  trainLabels: Float32Array;
  heldOutInputs: Float32Array;
  heldOutLabels: Float32Array;
}

/** @throws RangeError where the history is too short. */
export function trainingData(
  engine: ModelEngine,
  history: readonly Candle[],
  plan: TrainingPlan,
): TrainingData {
  const candles = history.slice(-plan.barsMax);
  if (candles.length < Math.max(TRAINING_BARS_MIN, 4 * plan.windowBars))
    throw new RangeError(`${candles.length} bars are too few to train on`);
  const width = plan.windowBars * FEATURES_PER_BAR;
  const inputs = engine.features(candles, plan.windowBars);
  const labels = labelsOf(candles, plan.windowBars);
  const rows = labels.length;
  const heldOutRows = Math.floor(rows * plan.heldOutPart);
  const firstHeldOut = rows - heldOutRows;
  // Windows next to the border share bars: a gap of one window keeps the held-out rows unseen.
  const trainRows = firstHeldOut - plan.windowBars;
  return {
    width,
    trainInputs: inputs.slice(0, trainRows * width),
    trainLabels: labels.slice(0, trainRows),
    heldOutInputs: inputs.slice(firstHeldOut * width, rows * width),
    heldOutLabels: labels.slice(firstHeldOut),
  };
}

/** One label for each row of features but the last, whose next bar nobody knows. */
function labelsOf(candles: readonly Candle[], windowBars: number): Float32Array {
  const rows = candles.length - windowBars - 1;
  return Float32Array.from({ length: rows }, (_, row) => {
    const now = candles[windowBars + row] as Candle;
    const next = candles[windowBars + row + 1] as Candle;
    return next.closeTicks > now.closeTicks ? 1 : 0;
  });
}
