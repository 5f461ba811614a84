// The parameters as the optimiser sees them: a table of matrices, each a run of tiles of four outputs.
import {
  CONV1D,
  DENSE,
  FLOAT_BYTES,
  GRU,
  LAYER_NORM,
  LAYERS_MAX,
  Layer,
  LSTM,
  layerAt,
  TILE,
} from '../network/Layer';
import { layerCount } from '../network/plan';

@unmanaged
export class Tensor {
  /** Bytes from the start of a parameter block. */
  offset: usize;
  tiles: usize;
  tileBytes: usize;
  /** 1 for what a weight decay shrinks: kernels, not biases and norms. */
  decays: i32;
}

/** A cell has three. */
const TENSORS_MAX: usize = 3 * LAYERS_MAX;
const TENSORS: usize = memory.data(TENSORS_MAX * offsetof<Tensor>(), 16);

export let tensorCount: usize = 0;
/** Tiles of all tensors. */
export let tileCount: usize = 0;

let offset: usize = 0;

export function tensorAt(index: usize): Tensor {
  return changetype<Tensor>(TENSORS + index * offsetof<Tensor>());
}

export function listTensors(): void {
  tensorCount = 0;
  tileCount = 0;
  offset = 0;
  for (let index: usize = 0; index < layerCount; index++) listLayer(layerAt(index));
}

function listLayer(layer: Layer): void {
  const units = layer.widthOut;
  switch (layer.kind) {
    case DENSE:
      addTensor(layer.widthIn, units, 1);
      addTensor(1, units, 0);
      break;
    case CONV1D:
      addTensor(layer.widthIn, layer.taps * units, 1);
      addTensor(1, units, 0);
      break;
    case GRU:
      listCell(layer, 3 * units);
      break;
    case LSTM:
      listCell(layer, 4 * units);
      break;
    case LAYER_NORM:
      addTensor(1, 2 * units, 0);
  }
}

function listCell(layer: Layer, gates: usize): void {
  addTensor(layer.widthIn, gates, 1);
  addTensor(layer.widthOut, gates, 1);
  addTensor(1, gates, 0);
}

function addTensor(inputs: usize, outputs: usize, decays: i32): void {
  const tensor = tensorAt(tensorCount++);
  tensor.offset = offset;
  tensor.tiles = outputs / TILE;
  tensor.tileBytes = inputs * TILE * FLOAT_BYTES;
  tensor.decays = decays;
  tileCount += tensor.tiles;
  offset += tensor.tiles * tensor.tileBytes;
}
