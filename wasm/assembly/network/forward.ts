import { conv1dForward } from './conv1d';
import { denseForward } from './dense';
import { gruForward } from './gru';
import { CONV1D, DENSE, FLATTEN, GRU, LAST_STEP, LAYER_NORM, Layer, LSTM } from './Layer';
import { layerNormForward } from './layerNorm';
import { lstmForward } from './lstm';
import { activationForward, flattenForward, lastStepForward } from './reshape';

/** Runs one layer over `blocks` blocks from `block` on. A dropout is for whoever trains: here it is the identity. */
export function forward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  switch (layer.kind) {
    case DENSE:
      denseForward(layer, weights, block, blocks);
      break;
    case CONV1D:
      conv1dForward(layer, weights, block, blocks);
      break;
    case GRU:
      gruForward(layer, weights, block, blocks);
      break;
    case LSTM:
      lstmForward(layer, weights, block, blocks);
      break;
    case LAYER_NORM:
      layerNormForward(layer, weights, block, blocks);
      break;
    case FLATTEN:
      flattenForward(layer, block, blocks);
      break;
    case LAST_STEP:
      lastStepForward(layer, block, blocks);
      break;
    default:
      activationForward(layer, block, blocks);
  }
}
