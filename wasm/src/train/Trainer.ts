import type { TrainExports } from '../engine/TrainExports.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import { TrainingRun } from './TrainingRun.ts';

/**
 * One training run on an instance of the engine of its own. The same plan on the same data gives the same bits everywhere, and any
 * step can be run again from the checkpoint before it.
 *
 * @example
 * const trainer = await loadTrainer(plan, data);
 * const losses = trainer.step(100);
 * const checkpoint = trainer.checkpoint();
 */
export class Trainer extends TrainingRun {
  /** @throws TrainError `PLAN_INVALID`, `DATA_INVALID`, `TOO_LARGE`; ModelError `MODEL_INVALID` */
  constructor(engine: TrainExports, plan: TrainingPlan, data: TrainingData) {
    super(engine, plan, data, 1);
  }

  /**
   * Runs `count` steps (1 to 65,536) and gives the loss of each batch before its step. Whoever wants to stop in between asks for fewer.
   * @throws TrainError `PLAN_INVALID`; `DIVERGED` where a loss, a gradient, a weight or a moment is not finite: that step and this run are void
   */
  step(count: number): Float64Array {
    const losses = this.roomForLosses(count);
    return this.finish(count, this.engine.train(this.steps, count, losses) >>> 0, losses);
  }

  /** The next step's loss and gradients, tensors as in `Network.parameters`; changes nothing. @throws TrainError `DIVERGED` */
  gradients(): { loss: number; gradients: Float32Array } {
    this.mustBeSound();
    const loss = this.engine.computeGradients(this.steps);
    return { loss, gradients: this.gradientsNow() };
  }
}
