import { EngineMemory } from '../engine/EngineMemory.ts';
import type { TrainExports } from '../engine/TrainExports.ts';
import type { Network } from '../network/Network.ts';
import { parameterCount } from '../network/networkShapes.ts';
import { checkData, checkPlan } from './checkPlan.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { initialParameters } from './initialParameters.ts';
import { type DataShape, layOutRun } from './layOutRun.ts';
import { TrainError } from './TrainError.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import type { TrainingState } from './TrainingState.ts';

/** Steps that one call may ask for: it cannot be interrupted. */
const STEPS_MAX = 65_536;
const STEP_END = 2 ** 32;

/** Which block of parameters a call means. */
const WEIGHTS = 0;
const GRADIENTS = 1;
const FIRST_MOMENTS = 2;
const SECOND_MOMENTS = 3;

/** What one training run keeps in the engine, however many threads work on it. */
export abstract class TrainingRun {
  readonly plan: TrainingPlan;
  protected readonly engine: TrainExports;
  protected readonly memory: EngineMemory;
  protected readonly dataShape: DataShape;
  readonly #count: number;
  #step = 0;
  #diverged = false;

  /** @throws TrainError `PLAN_INVALID`, `DATA_INVALID`, `TOO_LARGE`; ModelError `MODEL_INVALID` */
  constructor(engine: TrainExports, plan: TrainingPlan, data: TrainingData, threads: number) {
    const shapes = checkPlan(plan);
    const rows = checkData(plan, shapes, data);
    this.plan = plan;
    this.engine = engine;
    this.memory = new EngineMemory(engine);
    this.#count = parameterCount(shapes);
    this.dataShape = {
      inputBytes: data.inputs.byteLength,
      targetBytes: data.targets.byteLength,
      rows,
      rowStride: data.rowStride ?? plan.steps * plan.features,
    };
    const places = layOutRun(engine, plan, this.dataShape, 0, threads);
    this.memory.bytes.set(bytesOf(data.inputs), places.inputs);
    this.memory.bytes.set(bytesOf(data.targets), places.targets);
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

  /** Plan and state as bytes, from which `restore` and `replayStep` go on. @throws TrainError `DIVERGED` */
  checkpoint(): Uint8Array<ArrayBuffer> {
    this.mustBeSound();
    return encodeCheckpoint(this.plan, {
      step: this.#step,
      parameters: this.#read(WEIGHTS),
      firstMoments: this.#read(FIRST_MOMENTS),
      secondMoments: this.#read(SECOND_MOMENTS),
      power1: this.engine.power1.value,
      power2: this.engine.power2.value,
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
    this.mustBeSound();
    const { steps, features, layers } = this.plan;
    return { steps, features, layers, parameters: this.#read(WEIGHTS) };
  }

  protected gradientsNow(): Float32Array {
    return this.#read(GRADIENTS);
  }

  /** Room for the losses of `count` steps. @throws TrainError `PLAN_INVALID`, `DIVERGED` */
  protected roomForLosses(count: number): number {
    if (!Number.isInteger(count) || count < 1 || count > STEPS_MAX || this.#step + count > STEP_END)
      throw new TrainError('PLAN_INVALID', `${count} steps`);
    this.mustBeSound();
    return this.memory.scratch(count * 8);
  }

  /** After `sound` of `count` steps. @throws TrainError `DIVERGED` */
  protected finish(count: number, sound: number, losses: number): Float64Array {
    this.#step += sound;
    this.#diverged = sound < count;
    this.mustBeSound();
    return new Float64Array(this.memory.read(losses, count * 8).buffer);
  }

  protected mustBeSound(): void {
    if (this.#diverged)
      throw new TrainError('DIVERGED', `step ${this.#step} gave a number that is not finite`);
  }

  #write(state: TrainingState): void {
    const sets = [
      [WEIGHTS, state.parameters],
      [FIRST_MOMENTS, state.firstMoments],
      [SECOND_MOMENTS, state.secondMoments],
    ] as const;
    for (const [which, values] of sets)
      this.engine.writeParameters(which, this.memory.write(bytesOf(values)));
    this.engine.setPowers(state.power1, state.power2);
    this.#step = state.step;
    this.#diverged = false;
  }

  #read(which: number): Float32Array {
    const at = this.memory.scratch(this.#count * 4);
    this.engine.readParameters(which, at);
    return new Float32Array(this.memory.read(at, this.#count * 4).buffer);
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
