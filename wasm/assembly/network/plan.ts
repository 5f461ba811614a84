// From the description of a network to its layers with their shapes and places in memory. Descriptions are checked by the
// typed wrapper; a layer is eight little-endian words: kind, units, activation, alpha (f32), taps, dilation, setting (f32), 0.
import { GELU } from './activation';
import { gruWorkBytes } from './gru';
import {
  CONV1D,
  DENSE,
  FLATTEN,
  FLOAT_BYTES,
  GRU,
  LAST_STEP,
  LAYER_NORM,
  Layer,
  LSTM,
  layerAt,
  padded,
  pitchOf,
} from './Layer';
import { normWorkBytes } from './layerNorm';
import { lstmWorkBytes } from './lstm';

export const DESCRIPTION_BYTES: usize = 32;
/** Between buffers, so that they do not begin in the same set of the cache. */
const GAP_BYTES: usize = 64;

export let layerCount: usize = 0;
/** Bytes of one block of parameters; weights, gradients and moments are laid out alike. */
export let parameterBytes: usize = 0;

let cursor: usize = 0;

function reserve(bytes: usize): usize {
  const address = cursor;
  cursor = (address + bytes + GAP_BYTES + GAP_BYTES - 1) & ~(GAP_BYTES - 1);
  return address;
}

/** Reads `count` layers that take `steps` × `features`. */
export function readLayers(descriptions: usize, count: usize, steps: usize, features: usize): void {
  layerCount = count;
  parameterBytes = 0;
  for (let index: usize = 0; index < count; index++) {
    const layer = layerAt(index);
    readDescription(layer, descriptions + index * DESCRIPTION_BYTES);
    shape(layer, steps, features, <usize>load<u32>(descriptions + index * DESCRIPTION_BYTES, 4));
    layer.parameters = parameterBytes;
    layer.passesDelta = parameterBytes > 0 ? 1 : 0;
    layer.parameterBytes = parametersOf(layer);
    parameterBytes += layer.parameterBytes;
    steps = layer.stepsOut;
    features = layer.featuresOut;
  }
}

function readDescription(layer: Layer, description: usize): void {
  layer.kind = load<i32>(description, 0);
  layer.activation = load<i32>(description, 8);
  layer.alpha = load<f32>(description, 12);
  layer.taps = <usize>load<u32>(description, 16);
  layer.dilation = <usize>load<u32>(description, 20);
  layer.setting = load<f32>(description, 24);
}

function shape(layer: Layer, steps: usize, features: usize, units: usize): void {
  const kind = layer.kind;
  const weighted = kind === DENSE || kind === CONV1D || kind === GRU || kind === LSTM;
  layer.stepsIn = steps;
  layer.featuresIn = features;
  layer.stepsOut = kind === FLATTEN || kind === LAST_STEP ? 1 : steps;
  layer.featuresOut = weighted ? units : kind === FLATTEN ? steps * features : features;
  layer.widthIn = padded(layer.featuresIn);
  layer.widthOut = padded(layer.featuresOut);
  layer.pitchIn = pitchOf(layer.widthIn);
  layer.pitchOut = pitchOf(layer.widthOut);
  layer.workBytes = workOf(layer);
}

function parametersOf(layer: Layer): usize {
  const units = layer.widthOut;
  switch (layer.kind) {
    case DENSE:
      return (layer.widthIn + 1) * units * FLOAT_BYTES;
    case CONV1D:
      return (layer.taps * layer.widthIn + 1) * units * FLOAT_BYTES;
    case GRU:
      return 3 * (layer.widthIn + units + 1) * units * FLOAT_BYTES;
    case LSTM:
      return 4 * (layer.widthIn + units + 1) * units * FLOAT_BYTES;
    case LAYER_NORM:
      return 2 * units * FLOAT_BYTES;
    default:
      return 0;
  }
}

function workOf(layer: Layer): usize {
  switch (layer.kind) {
    case GRU:
      return gruWorkBytes(layer);
    case LSTM:
      return lstmWorkBytes(layer);
    case LAYER_NORM:
      return normWorkBytes(layer);
    default:
      return layer.activation === GELU ? layer.stepsOut * layer.pitchOut : 0;
  }
}

/** Places inputs, outputs and work of all layers for `blocks` blocks from `base` on and returns the end. */
export function placeLayers(base: usize, blocks: usize): usize {
  cursor = base;
  const first = layerAt(0);
  let input = reserve(blocks * first.stepsIn * first.pitchIn);
  for (let index: usize = 0; index < layerCount; index++) {
    const layer = layerAt(index);
    layer.input = input;
    layer.output = reserve(blocks * layer.stepsOut * layer.pitchOut);
    layer.work = reserve(blocks * layer.workBytes);
    input = layer.output;
  }
  return cursor;
}
