// A causal convolution over time: output t sees inputs t, t − dilation, t − 2 × dilation, …; what lies before the first
// step is zero. The newest tap is added first, and each tap's sum is cleaned before the next begins.
import { activate, GELU } from './activation';
import { FLOAT_BYTES, inputAt, Layer, outputAt, workAt } from './Layer';
import { FROM_BIAS, FROM_TARGET, product } from './product';

/** Bytes of one tap's weights. Taps lie oldest first. */
export function tapBytes(layer: Layer): usize {
  return layer.widthIn * layer.widthOut * FLOAT_BYTES;
}

/** How many steps before its output the `back`-th newest tap looks, or all steps where that is before the first. */
export function stepsBack(layer: Layer, back: usize): usize {
  return min(back * layer.dilation, layer.stepsIn);
}

export function conv1dForward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  const kernel = weights + layer.parameters;
  const bias = kernel + layer.taps * tapBytes(layer);
  for (let b = block; b < block + blocks; b++) {
    for (let back: usize = 0; back < layer.taps; back++) {
      const offset = stepsBack(layer, back);
      product(
        kernel + (layer.taps - 1 - back) * tapBytes(layer),
        bias,
        inputAt(layer, b),
        outputAt(layer, b) + offset * layer.pitchOut,
        layer.widthIn,
        layer.widthOut,
        layer.stepsIn - offset,
        layer.pitchIn,
        layer.pitchOut,
        back === 0 ? FROM_BIAS : FROM_TARGET,
      );
    }
  }
  activate(
    layer,
    outputAt(layer, block),
    layer.activation === GELU ? workAt(layer, block) : 0,
    blocks * layer.stepsOut,
  );
}
