import { train } from '#load/train';
import { decodeCheckpoint } from './checkpoint.ts';
import { Trainer } from './Trainer.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';

/**
 * A training run at its start, in an instance of the engine of its own.
 * @throws TrainError `PLAN_INVALID`, `DATA_INVALID`, `TOO_LARGE`; ModelError `MODEL_INVALID` for the architecture
 */
export async function loadTrainer(plan: TrainingPlan, data: TrainingData): Promise<Trainer> {
  return new Trainer(await train.instantiate(), plan, data);
}

/**
 * Runs the step after a checkpoint again and gives the checkpoint that must come of it: whoever has both, and the data, checks somebody
 * else's training, one step or `count` of them.
 * @throws TrainError `CHECKPOINT_INVALID`, `DATA_INVALID`, `DIVERGED`
 */
export async function replayStep(
  checkpoint: Uint8Array,
  data: TrainingData,
  count = 1,
): Promise<Uint8Array<ArrayBuffer>> {
  const trainer = await loadTrainer(decodeCheckpoint(checkpoint).plan, data);
  trainer.restore(checkpoint);
  trainer.step(count);
  return trainer.checkpoint();
}
