import { tapBytes } from '../network/conv1d';
import { CONV1D, DENSE, FLATTEN, GRU, LAST_STEP, LAYER_NORM, Layer, LSTM } from '../network/Layer';
import {
  gruBackward,
  gruDeltaWorkBytes,
  gruGradient,
  gruTransposeRows,
  gruTransposeWeights,
} from './gruBackward';
import {
  lstmBackward,
  lstmDeltaWorkBytes,
  lstmGradient,
  lstmTransposeRows,
  lstmTransposeWeights,
} from './lstmBackward';
import { layerNormBackward, layerNormGradient, layerNormTransposeRows } from './normBackward';
import {
  conv1dBackward,
  conv1dGradient,
  denseBackward,
  denseGradient,
  transposeShare,
} from './productLayers';
import { activationLayerBackward, flattenBackward, lastStepBackward } from './reshapeBackward';

/** What a layer keeps of its way back, for one block. */
export function deltaWorkOf(layer: Layer): usize {
  if (layer.kind === GRU) return gruDeltaWorkBytes(layer);
  return layer.kind === LSTM ? lstmDeltaWorkBytes(layer) : 0;
}

/** Sums over rows need the layer's input turned. */
export function readsInputRows(layer: Layer): bool {
  const kind = layer.kind;
  return kind === DENSE || kind === CONV1D || kind === GRU || kind === LSTM;
}

/** A recurrent layer's outputs are also the states that it sums over. */
export function readsOutputRows(layer: Layer): bool {
  return layer.kind === GRU || layer.kind === LSTM;
}

/** Sums over rows need ∂loss/∂output turned. */
export function readsDeltaRows(layer: Layer): bool {
  const kind = layer.kind;
  return kind === DENSE || kind === CONV1D || kind === LAYER_NORM;
}

/** This thread's share of the weights, turned for the way back. */
export function transposeLayerWeights(layer: Layer, weights: usize, flipped: usize): void {
  const kind = layer.kind;
  if (kind === GRU) gruTransposeWeights(layer, weights, flipped);
  else if (kind === LSTM) lstmTransposeWeights(layer, weights, flipped);
  else if ((kind === DENSE || kind === CONV1D) && layer.passesDelta) {
    const kernels = kind === CONV1D ? layer.taps : 1;
    for (let kernel: usize = 0; kernel < kernels; kernel++) {
      const at = layer.parameters + kernel * tapBytes(layer);
      transposeShare(weights + at, flipped + at, layer.widthIn, layer.widthOut);
    }
  }
}

/** From ∂loss/∂output to ∂loss/∂input; a dropout is the trainer's own. */
export function backward(layer: Layer, weights: usize, flipped: usize, block: usize, blocks: usize): void {
  switch (layer.kind) {
    case DENSE:
      denseBackward(layer, flipped, block, blocks);
      break;
    case CONV1D:
      conv1dBackward(layer, flipped, block, blocks);
      break;
    case GRU:
      gruBackward(layer, flipped, block, blocks);
      break;
    case LSTM:
      lstmBackward(layer, flipped, block, blocks);
      break;
    case LAYER_NORM:
      layerNormBackward(layer, weights, block, blocks);
      break;
    default:
      if (layer.passesDelta) backwardUnweighted(layer, block, blocks);
  }
}

function backwardUnweighted(layer: Layer, block: usize, blocks: usize): void {
  if (layer.kind === FLATTEN) flattenBackward(layer, block, blocks);
  else if (layer.kind === LAST_STEP) lastStepBackward(layer, block, blocks);
  else activationLayerBackward(layer, block, blocks);
}

/** Turns what only this layer reads for its sums over rows. */
export function transposeWork(layer: Layer, block: usize, blocks: usize): void {
  if (layer.kind === GRU) gruTransposeRows(layer, block, blocks);
  else if (layer.kind === LSTM) lstmTransposeRows(layer, block, blocks);
  else if (layer.kind === LAYER_NORM) layerNormTransposeRows(layer, block, blocks);
}

/** This thread's share of the gradients of a layer over `blocks` blocks; `continues` adds to those before. */
export function gradient(layer: Layer, gradients: usize, blocks: usize, continues: bool): void {
  switch (layer.kind) {
    case DENSE:
      denseGradient(layer, gradients, blocks, continues);
      break;
    case CONV1D:
      conv1dGradient(layer, gradients, blocks, continues);
      break;
    case GRU:
      gruGradient(layer, gradients, blocks, continues);
      break;
    case LSTM:
      lstmGradient(layer, gradients, blocks, continues);
      break;
    case LAYER_NORM:
      layerNormGradient(layer, gradients, blocks, continues);
  }
}
