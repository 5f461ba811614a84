import { LAYER_RECORD_BYTES, readLayers, writeLayers } from '../network/layerRecord.ts';
import type { Layer } from '../network/Network.ts';
import {
  LAYER_WIDTH_MAX,
  LAYERS_MAX,
  networkShapes,
  outputCount,
  parameterCount,
} from '../network/networkShapes.ts';
import { ModelError } from './ModelError.ts';

/** A trading model as docs/protocol.md describes it: a network over `windowBars × 4` features with one output, the signal. */
export interface ModelDescription {
  /** Bars that the network sees; one more candle is needed before them. */
  windowBars: number;
  featureSetId: number;
  /** At or above this signal the model holds. */
  entryThreshold: number;
  /** At or below this signal it holds nothing; not above the entry threshold. */
  exitThreshold: number;
  layers: readonly Layer[];
  /** All tensors of all layers, as `Network` has them. */
  parameters: Float32Array;
}

const MODEL_BYTES_MAX = 1024 * 1024;
export const FEATURES_PER_BAR = 4;
export const WINDOW_BARS_MAX = LAYER_WIDTH_MAX / FEATURES_PER_BAR;
const FEATURE_SET_ID = 1;
const MAGIC = 0x314d4351; // "QCM1" read as a little-endian u32
const VERSION = 2;
export const HEADER_BYTES = 32;

const invalid = (message: string) => new ModelError('MODEL_INVALID', message);

/**
 * Writes a model as a QCM1 file.
 * @throws ModelError `MODEL_INVALID` where the description breaks a bound of the format.
 * @example
 * const layers = [{ kind: 'flatten' }, { kind: 'dense', units: 1, activation: 'tanh' }];
 * const file = encodeModel({ windowBars: 16, featureSetId: 1, entryThreshold: 0.1, exitThreshold: 0, layers, parameters });
 */
export function encodeModel(model: ModelDescription): Uint8Array<ArrayBuffer> {
  const tensorsAt = HEADER_BYTES + model.layers.length * LAYER_RECORD_BYTES;
  const file = new Uint8Array(tensorsAt + model.parameters.byteLength);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, model.windowBars, true);
  view.setUint32(12, model.featureSetId, true);
  view.setFloat32(16, model.entryThreshold, true);
  view.setFloat32(20, model.exitThreshold, true);
  view.setUint32(24, model.layers.length, true);
  writeLayers(view, HEADER_BYTES, model.layers);
  model.parameters.forEach((value, index) => {
    view.setFloat32(tensorsAt + index * 4, value, true);
  });
  // Whatever is written can be read: the bounds live in one place.
  parseModel(file);
  return file;
}

/**
 * Reads and checks a QCM1 file. Parameters are copies.
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
  const network = readNetwork(view, windowBars);
  return { windowBars, featureSetId, entryThreshold, exitThreshold, ...network };
}

function readNetwork(view: DataView, windowBars: number): Pick<ModelDescription, 'layers' | 'parameters'> {
  const count = view.getUint32(24, true);
  if (count < 1 || count > LAYERS_MAX) throw invalid(`${count} layers`);
  const tensorsAt = HEADER_BYTES + count * LAYER_RECORD_BYTES;
  if (view.byteLength < tensorsAt) throw invalid('too short for its layers');
  const layers = readLayers(view, HEADER_BYTES, count);
  const shapes = networkShapes({ steps: windowBars, features: FEATURES_PER_BAR, layers });
  const outputs = outputCount(shapes);
  if (outputs !== 1) throw invalid(`${outputs} outputs instead of one`);
  const end = tensorsAt + 4 * parameterCount(shapes);
  if (end !== view.byteLength) throw invalid(`${view.byteLength} bytes instead of ${end}`);
  const parameters = new Float32Array((end - tensorsAt) / 4);
  for (let index = 0; index < parameters.length; index++) {
    const value = view.getFloat32(tensorsAt + index * 4, true);
    if (!Number.isFinite(value)) throw invalid('a parameter is not a finite number');
    parameters[index] = value;
  }
  return { layers, parameters };
}
