import { LAYER_RECORD_BYTES, readLayers, writeLayers } from '../network/layerRecord.ts';
import { LAYERS_MAX, parameterCount } from '../network/networkShapes.ts';
import { checkPlan, fullOptimizer } from './checkPlan.ts';
import { TrainError } from './TrainError.ts';
import { LOSSES, OPTIMIZERS, type TrainingPlan } from './TrainingPlan.ts';
import type { TrainingState } from './TrainingState.ts';

const MAGIC = 0x31544351; // "QCT1" read as a little-endian u32
const VERSION = 1;
const HEADER_BYTES = 104;
const TENSOR_SETS = 3;

const invalid = (message: string, options?: ErrorOptions) =>
  new TrainError('CHECKPOINT_INVALID', message, options);

/** A plan and where its run stands, as bytes: with the data, all that is needed to run any later step (docs/protocol.md, "Training"). */
export function encodeCheckpoint(plan: TrainingPlan, state: TrainingState): Uint8Array<ArrayBuffer> {
  const optimizer = fullOptimizer(plan.optimizer);
  const sets = [state.parameters, state.firstMoments, state.secondMoments];
  const tensorsAt = HEADER_BYTES + plan.layers.length * LAYER_RECORD_BYTES;
  const file = new Uint8Array(tensorsAt + TENSOR_SETS * state.parameters.byteLength);
  const view = new DataView(file.buffer);
  const words = [
    MAGIC,
    VERSION,
    plan.steps,
    plan.features,
    plan.layers.length,
    LOSSES.indexOf(plan.loss),
    OPTIMIZERS.indexOf(optimizer.kind),
    plan.batchSize,
    plan.seed,
    state.step,
  ];
  const doubles = [
    optimizer.learningRate,
    optimizer.beta1,
    optimizer.beta2,
    optimizer.epsilon,
    optimizer.weightDecay,
    optimizer.clipNorm,
    state.power1,
    state.power2,
  ];
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word, true);
  for (const [index, double] of doubles.entries()) view.setFloat64(40 + index * 8, double, true);
  writeLayers(view, HEADER_BYTES, plan.layers);
  let offset = tensorsAt;
  for (const set of sets)
    for (const value of set) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  return file;
}

/** @throws TrainError `CHECKPOINT_INVALID` with what is wrong */
export function decodeCheckpoint(file: Uint8Array): { plan: TrainingPlan; state: TrainingState } {
  if (file.length < HEADER_BYTES) throw invalid('too short for a header');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const word = (index: number) => view.getUint32(index * 4, true);
  const double = (index: number) => view.getFloat64(40 + index * 8, true);
  if (word(0) !== MAGIC) throw invalid('does not begin with QCT1');
  if (word(1) !== VERSION) throw invalid('of another version');
  const plan = readPlan(view, word, double);
  const count = checked(() => parameterCount(checkPlan(plan)));
  const tensorsAt = HEADER_BYTES + plan.layers.length * LAYER_RECORD_BYTES;
  if (file.length !== tensorsAt + TENSOR_SETS * 4 * count)
    throw invalid(`${file.length} bytes are not what it says`);
  const power = (index: number) => {
    const value = double(index);
    if (!(value >= 0 && value <= 1)) throw invalid('a power is not within 0 and 1');
    return value;
  };
  const set = (index: number) => readFloats(view, tensorsAt + index * 4 * count, count);
  return {
    plan,
    state: {
      step: word(9),
      parameters: set(0),
      firstMoments: set(1),
      secondMoments: set(2),
      power1: power(6),
      power2: power(7),
    },
  };
}

function readPlan(
  view: DataView,
  word: (index: number) => number,
  double: (index: number) => number,
): TrainingPlan {
  const count = word(4);
  const loss = LOSSES[word(5)];
  const kind = OPTIMIZERS[word(6)];
  if (!loss || !kind) throw invalid('an unknown loss or optimiser');
  if (count > LAYERS_MAX || view.byteLength < HEADER_BYTES + count * LAYER_RECORD_BYTES)
    throw invalid(`${count} layers`);
  return {
    steps: word(2),
    features: word(3),
    layers: checked(() => readLayers(view, HEADER_BYTES, count)),
    loss,
    optimizer: {
      kind,
      learningRate: double(0),
      beta1: double(1),
      beta2: double(2),
      epsilon: double(3),
      weightDecay: double(4),
      clipNorm: double(5),
    },
    batchSize: word(7),
    seed: word(8),
  };
}

/** Whatever is wrong with the plan inside is wrong with the checkpoint. */
function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw invalid((error as Error).message, { cause: error });
  }
}

function readFloats(view: DataView, offset: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => {
    const value = view.getFloat32(offset + index * 4, true);
    if (!Number.isFinite(value)) throw invalid('a number is not finite');
    return value;
  });
}
