import { EngineMemory } from '../engine/EngineMemory.ts';
import type { TrainExports } from '../engine/TrainExports.ts';
import { LAYER_RECORD_BYTES, writeLayers } from '../network/layerRecord.ts';
import type { Network } from '../network/Network.ts';
import { parameterCount } from '../network/networkShapes.ts';
import { checkData, checkPlan, fullOptimizer } from './checkPlan.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { initialParameters } from './initialParameters.ts';
import { TrainError } from './TrainError.ts';
import { LOSSES, OPTIMIZERS, type TrainingData, type TrainingPlan } from './TrainingPlan.ts';
import type { TrainingState } from './TrainingState.ts';

const BLOCK_ROWS = 8;
/** Between two looks at the losses; also what one call may not be interrupted in. */
export const STEPS_MAX = 65_536;
const STEP_END = 2 ** 32;

/** Which block of parameters a call means. */
const WEIGHTS = 0;
const GRADIENTS = 1;
const FIRST_MOMENTS = 2;
const SECOND_MOMENTS = 3;

/**
 * One training run on an instance of the engine of its own. The same plan on the same data gives the same bits everywhere, and any
 * step can be run again from the checkpoint before it.
 *
 * @example
 * const trainer = await loadTrainer(plan, data);
 * const losses = trainer.step(100);
 * const checkpoint = trainer.checkpoint();
 */
export class Trainer {
  readonly plan: TrainingPlan;
  readonly #engine: TrainExports;
  readonly #memory: EngineMemory;
  readonly #count: number;
  #step = 0;
  #diverged = false;

  /** @throws TrainError `PLAN_INVALID`, `DATA_INVALID`, `TOO_LARGE`; ModelError `MODEL_INVALID` */
  constructor(engine: TrainExports, plan: TrainingPlan, data: TrainingData) {
    const shapes = checkPlan(plan);
    const rows = checkData(plan, shapes, data);
    this.plan = plan;
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
    this.#count = parameterCount(shapes);
    this.#create();
    this.#setData(data, rows);
    this.#write({
      step: 0,
      parameters: initialParameters(shapes, plan.seed),
      firstMoments: new Float32Array(this.#count),
      secondMoments: new Float32Array(this.#count),
      power1: 1,
      power2: 1,
    });
  }

  /** Steps done so far. */
  get steps(): number {
    return this.#step;
  }

  /**
   * Runs `count` steps (1 to 65,536) and gives the loss of each batch before its step. Whoever wants to stop in between asks for fewer.
   * @throws TrainError `PLAN_INVALID`; `DIVERGED` where a loss, a gradient, a weight or a moment is not finite: that step and this run are void
   */
  step(count: number): Float64Array {
    if (!Number.isInteger(count) || count < 1 || count > STEPS_MAX || this.#step + count > STEP_END)
      throw new TrainError('PLAN_INVALID', `${count} steps`);
    this.#mustBeSound();
    const losses = this.#memory.scratch(count * 8);
    const done = this.#engine.train(this.#step, count, losses) >>> 0;
    this.#step += done;
    this.#diverged = done < count;
    this.#mustBeSound();
    return new Float64Array(this.#memory.read(losses, count * 8).buffer);
  }

  /** The next step's loss and gradients, tensors as in `Network.parameters`; changes nothing. @throws TrainError `DIVERGED` */
  gradients(): { loss: number; gradients: Float32Array } {
    this.#mustBeSound();
    const loss = this.#engine.computeGradients(this.#step);
    return { loss, gradients: this.#read(GRADIENTS) };
  }

  /** Plan and state as bytes, from which `restore` and `replayStep` go on. @throws TrainError `DIVERGED` */
  checkpoint(): Uint8Array<ArrayBuffer> {
    this.#mustBeSound();
    return encodeCheckpoint(this.plan, {
      step: this.#step,
      parameters: this.#read(WEIGHTS),
      firstMoments: this.#read(FIRST_MOMENTS),
      secondMoments: this.#read(SECOND_MOMENTS),
      power1: this.#engine.power1.value,
      power2: this.#engine.power2.value,
    });
  }

  /** Goes back, or on, to a checkpoint of the same plan. @throws TrainError `CHECKPOINT_INVALID` */
  restore(checkpoint: Uint8Array): void {
    const { plan, state } = decodeCheckpoint(checkpoint);
    if (!sameBytes(encodeCheckpoint(plan, EMPTY_STATE), encodeCheckpoint(this.plan, EMPTY_STATE)))
      throw new TrainError('CHECKPOINT_INVALID', 'of another plan');
    this.#write(state);
  }

  /** The network as it stands, for `encodeModel` and inference. @throws TrainError `DIVERGED` */
  network(): Network {
    this.#mustBeSound();
    const { steps, features, layers } = this.plan;
    return { steps, features, layers, parameters: this.#read(WEIGHTS) };
  }

  #create(): void {
    const { layers, steps, features, batchSize, loss, seed } = this.plan;
    const records = new DataView(new ArrayBuffer(layers.length * LAYER_RECORD_BYTES));
    writeLayers(records, 0, layers);
    const at = this.#reserve(records.byteLength);
    this.#memory.bytes.set(new Uint8Array(records.buffer), at);
    const blocks = batchSize / BLOCK_ROWS;
    const kind = LOSSES.indexOf(loss);
    if (!this.#engine.createTrainer(at, layers.length, steps, features, blocks, kind, seed, 0, 1))
      throw new TrainError('TOO_LARGE', 'there is no room for this network');
    const optimizer = fullOptimizer(this.plan.optimizer);
    this.#engine.setOptimizer(
      OPTIMIZERS.indexOf(optimizer.kind),
      optimizer.learningRate,
      optimizer.beta1,
      optimizer.beta2,
      optimizer.epsilon,
      optimizer.weightDecay,
      optimizer.clipNorm,
    );
  }

  #setData({ inputs, targets, rowStride }: TrainingData, rows: number): void {
    const inputsAt = this.#reserve(inputs.byteLength);
    const targetsAt = this.#reserve(targets.byteLength);
    this.#memory.bytes.set(bytesOf(inputs), inputsAt);
    this.#memory.bytes.set(bytesOf(targets), targetsAt);
    this.#engine.setData(inputsAt, targetsAt, rows, rowStride ?? this.plan.steps * this.plan.features);
  }

  #write(state: TrainingState): void {
    const sets = [
      [WEIGHTS, state.parameters],
      [FIRST_MOMENTS, state.firstMoments],
      [SECOND_MOMENTS, state.secondMoments],
    ] as const;
    for (const [which, values] of sets)
      this.#engine.writeParameters(which, this.#memory.write(bytesOf(values)));
    this.#engine.setPowers(state.power1, state.power2);
    this.#step = state.step;
    this.#diverged = false;
  }

  #read(which: number): Float32Array {
    const at = this.#memory.scratch(this.#count * 4);
    this.#engine.readParameters(which, at);
    return new Float32Array(this.#memory.read(at, this.#count * 4).buffer);
  }

  #reserve(bytes: number): number {
    const address = this.#engine.reserve(bytes);
    if (address === 0) throw new TrainError('TOO_LARGE', `there is no room for ${bytes} bytes`);
    return address;
  }

  #mustBeSound(): void {
    if (this.#diverged)
      throw new TrainError('DIVERGED', `step ${this.#step} gave a number that is not finite`);
  }
}

const EMPTY_STATE: TrainingState = {
  step: 0,
  parameters: new Float32Array(),
  firstMoments: new Float32Array(),
  secondMoments: new Float32Array(),
  power1: 1,
  power2: 1,
};

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
