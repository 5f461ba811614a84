import { ModelError } from '../model/ModelError.ts';
import { ACTIVATIONS, LAYER_KINDS, type Layer } from './Network.ts';

/** A layer in files, in checkpoints and in the engine: eight little-endian words (docs/protocol.md, "Models"). */
export const LAYER_RECORD_BYTES = 32;

const invalid = (message: string) => new ModelError('MODEL_INVALID', message);

/** Writes layers as records from `offset` on. Their bounds are `networkShapes`' matter. */
export function writeLayers(view: DataView, offset: number, layers: readonly Layer[]): void {
  layers.forEach((layer, index) => {
    writeLayer(new DataView(view.buffer, view.byteOffset + offset + index * LAYER_RECORD_BYTES), layer);
  });
}

function writeLayer(record: DataView, layer: Layer): void {
  record.setUint32(0, LAYER_KINDS.indexOf(layer.kind), true);
  if ('units' in layer) record.setUint32(4, layer.units, true);
  if ('activation' in layer) {
    record.setUint32(8, ACTIVATIONS.indexOf(layer.activation), true);
    record.setFloat32(12, layer.alpha ?? 0, true);
  }
  if (layer.kind === 'conv1d') {
    record.setUint32(16, layer.taps, true);
    record.setUint32(20, layer.dilation, true);
  }
  if (layer.kind === 'layerNorm') record.setFloat32(24, layer.epsilon, true);
  if (layer.kind === 'dropout') record.setFloat32(24, layer.rate, true);
}

/** @throws ModelError `MODEL_INVALID` for records that no layer is written as */
export function readLayers(view: DataView, offset: number, count: number): Layer[] {
  return Array.from({ length: count }, (_, index) => {
    const at = view.byteOffset + offset + index * LAYER_RECORD_BYTES;
    const record = new DataView(view.buffer, at, LAYER_RECORD_BYTES);
    const layer = readLayer(record, index);
    const again = new DataView(new ArrayBuffer(LAYER_RECORD_BYTES));
    writeLayer(again, layer);
    for (let word = 0; word < LAYER_RECORD_BYTES; word += 4)
      if (again.getUint32(word) !== record.getUint32(word)) throw invalid(`layer ${index} is not canonical`);
    return layer;
  });
}

function readLayer(record: DataView, index: number): Layer {
  const kind = LAYER_KINDS[record.getUint32(0, true)];
  const units = record.getUint32(4, true);
  const activation = ACTIVATIONS[record.getUint32(8, true)];
  const alpha = record.getFloat32(12, true);
  const setting = record.getFloat32(24, true);
  if (!activation) throw invalid(`layer ${index} has an unknown activation`);
  const activated = alpha === 0 ? { activation } : { activation, alpha };
  switch (kind) {
    case 'dense':
      return { kind, units, ...activated };
    case 'conv1d':
      return {
        kind,
        units,
        taps: record.getUint32(16, true),
        dilation: record.getUint32(20, true),
        ...activated,
      };
    case 'gru':
    case 'lstm':
      return { kind, units };
    case 'layerNorm':
      return { kind, epsilon: setting };
    case 'dropout':
      return { kind, rate: setting };
    case 'activation':
      return { kind, ...activated };
    case undefined:
      throw invalid(`layer ${index} is of an unknown kind`);
    default:
      return { kind };
  }
}
