import { encodeModel, type ModelEngine } from '@quantum-chain/wasm';
import type { TrainedNetwork } from './trainedNetwork.ts';
import type { TrainingData } from './trainingData.ts';
import type { TrainingPlan } from './trainingPlan.ts';

/** Parts of the training signals below the thresholds: the model is in the market about half of the time. */
const ENTRY_QUANTILE = 0.5;
const EXIT_QUANTILE = 0.35;
/** Backends round sums in other orders than the engine; a sigmoid's output moves by far less than this. */
const TOLERANCE = 1e-3;

/** The engine and the trainer disagree about a network: it would trade otherwise than it was trained. */
export class EngineDisagrees extends Error {
  readonly code = 'ENGINE_DISAGREES';
}

/**
 * Writes what was learned as a QCM1 file, and lets the engine answer on the held-out rows to see that it is the same network.
 * @throws EngineDisagrees
 */
export function toModelFile(
  engine: ModelEngine,
  trained: TrainedNetwork,
  data: TrainingData,
  plan: TrainingPlan,
): Uint8Array<ArrayBuffer> {
  const signals = trained.trainSignals.toSorted();
  const file = encodeModel({
    windowBars: plan.windowBars,
    featureSetId: 1,
    entryThreshold: quantile(signals, ENTRY_QUANTILE),
    exitThreshold: quantile(signals, EXIT_QUANTILE),
    ...trained.network,
  });
  const ours = engine.inferRows(file, data.heldOutInputs);
  const worst = ours.reduce(
    (difference, signal, row) =>
      Math.max(difference, Math.abs(signal - (trained.heldOutSignals[row] as number))),
    0,
  );
  if (!(worst <= TOLERANCE)) throw new EngineDisagrees(`the engine's signals differ by up to ${worst}`);
  return file;
}

function quantile(sorted: Float32Array, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] as number;
}
