import { ModelError } from './ModelError.ts';

const ACTIVATIONS = ['linear', 'relu', 'tanh', 'sigmoid'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** A dense layer: `outputs = activation(weights · inputs + biases)`, weights row by row, `[outputs][inputs]`. */
export interface DenseLayer {
  inputs: number;
  outputs: number;
  activation: Activation;
  weights: Float32Array;
  biases: Float32Array;
}

/** A trading model as docs/protocol.md describes it. */
export interface ModelDescription {
  /** Bars that the network sees; one more candle is needed before them. */
  windowBars: number;
  featureSetId: number;
  /** At or above this signal the model holds. */
  entryThreshold: number;
  /** At or below this signal it holds nothing; not above the entry threshold. */
  exitThreshold: number;
  layers: readonly DenseLayer[];
}

const MODEL_BYTES_MAX = 1024 * 1024;
const LAYERS_MAX = 16;
export const LAYER_WIDTH_MAX = 4_096;
export const FEATURES_PER_BAR = 4;
export const WINDOW_BARS_MAX = LAYER_WIDTH_MAX / FEATURES_PER_BAR;
const FEATURE_SET_ID = 1;
const MAGIC = 0x314d4351; // "QCM1" read as a little-endian u32
const VERSION = 1;
const HEADER_BYTES = 32;
const LAYER_HEADER_BYTES = 16;

const invalid = (message: string) => new ModelError('MODEL_INVALID', message);

/**
 * Writes a model as a QCM1 file.
 * @throws ModelError `MODEL_INVALID` where the description breaks a bound of the format.
 * @example
 * const file = encodeModel({ windowBars: 16, featureSetId: 1, entryThreshold: 0.1, exitThreshold: 0, layers });
 */
export function encodeModel(model: ModelDescription): Uint8Array<ArrayBuffer> {
  const weightBytes = model.layers.reduce((sum, layer) => sum + 4 * layer.outputs * (layer.inputs + 1), 0);
  const file = new Uint8Array(HEADER_BYTES + model.layers.length * LAYER_HEADER_BYTES + weightBytes);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, model.windowBars, true);
  view.setUint32(12, model.featureSetId, true);
  view.setFloat32(16, model.entryThreshold, true);
  view.setFloat32(20, model.exitThreshold, true);
  view.setUint32(24, model.layers.length, true);
  let offset = HEADER_BYTES;
  for (const layer of model.layers) {
    view.setUint32(offset, layer.inputs, true);
    view.setUint32(offset + 4, layer.outputs, true);
    view.setUint32(offset + 8, ACTIVATIONS.indexOf(layer.activation), true);
    offset += LAYER_HEADER_BYTES;
  }
  for (const layer of model.layers) {
    if (layer.weights.length !== layer.inputs * layer.outputs || layer.biases.length !== layer.outputs)
      throw invalid('a layer has other weights than its shape says');
    for (const values of [layer.weights, layer.biases])
      for (const value of values) {
        view.setFloat32(offset, value, true);
        offset += 4;
      }
  }
  // Whatever is written can be read: the bounds live in one place.
  parseModel(file);
  return file;
}

/**
 * Reads and checks a QCM1 file. Weights are copies.
 * @throws ModelError `MODEL_INVALID` with what is wrong.
 */
export function parseModel(file: Uint8Array): ModelDescription {
  if (file.length > MODEL_BYTES_MAX) throw invalid(`larger than ${MODEL_BYTES_MAX} bytes`);
  if (file.length < HEADER_BYTES) throw invalid('too short for a header');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw invalid('does not begin with QCM1');
  if (view.getUint32(4, true) !== VERSION) throw invalid('of another version');
  if (view.getUint32(28, true) !== 0) throw invalid('reserved bytes are not zero');
  const windowBars = view.getUint32(8, true);
  const featureSetId = view.getUint32(12, true);
  const entryThreshold = view.getFloat32(16, true);
  const exitThreshold = view.getFloat32(20, true);
  if (windowBars < 1 || windowBars > WINDOW_BARS_MAX) throw invalid(`window of ${windowBars} bars`);
  if (featureSetId !== FEATURE_SET_ID) throw invalid(`unknown feature set ${featureSetId}`);
  if (
    !(exitThreshold <= entryThreshold) ||
    !Number.isFinite(entryThreshold) ||
    !Number.isFinite(exitThreshold)
  )
    throw invalid('thresholds are not finite, or the exit lies above the entry');
  const shapes = readShapes(view, windowBars * FEATURES_PER_BAR);
  return { windowBars, featureSetId, entryThreshold, exitThreshold, layers: readLayers(view, shapes) };
}

type Shape = Pick<DenseLayer, 'inputs' | 'outputs' | 'activation'>;

function readShapes(view: DataView, inputWidth: number): Shape[] {
  const count = view.getUint32(24, true);
  if (count < 1 || count > LAYERS_MAX) throw invalid(`${count} layers`);
  if (view.byteLength < HEADER_BYTES + count * LAYER_HEADER_BYTES) throw invalid('too short for its layers');
  const shapes: Shape[] = [];
  let width = inputWidth;
  for (let index = 0; index < count; index++) {
    const offset = HEADER_BYTES + index * LAYER_HEADER_BYTES;
    const inputs = view.getUint32(offset, true);
    const outputs = view.getUint32(offset + 4, true);
    const activation = ACTIVATIONS[view.getUint32(offset + 8, true)];
    if (inputs !== width) throw invalid(`layer ${index} takes ${inputs} inputs and is given ${width}`);
    if (outputs < 1 || outputs > LAYER_WIDTH_MAX) throw invalid(`layer ${index} is ${outputs} wide`);
    if (!activation) throw invalid(`layer ${index} has an unknown activation`);
    if (view.getUint32(offset + 12, true) !== 0) throw invalid('reserved bytes are not zero');
    shapes.push({ inputs, outputs, activation });
    width = outputs;
  }
  if (width !== 1) throw invalid(`${width} outputs instead of one`);
  return shapes;
}

function readLayers(view: DataView, shapes: readonly Shape[]): DenseLayer[] {
  let offset = HEADER_BYTES + shapes.length * LAYER_HEADER_BYTES;
  const end = shapes.reduce((sum, { inputs, outputs }) => sum + 4 * outputs * (inputs + 1), offset);
  if (end !== view.byteLength) throw invalid(`${view.byteLength} bytes instead of ${end}`);
  const readFloats = (count: number) => {
    const values = new Float32Array(count);
    for (let index = 0; index < count; index++, offset += 4) {
      const value = view.getFloat32(offset, true);
      if (!Number.isFinite(value)) throw invalid('a weight is not a finite number');
      values[index] = value;
    }
    return values;
  };
  return shapes.map((shape) => ({
    ...shape,
    weights: readFloats(shape.inputs * shape.outputs),
    biases: readFloats(shape.outputs),
  }));
}
