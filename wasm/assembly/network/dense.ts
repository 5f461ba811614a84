// outputs = activation(weights × inputs + bias), at each step of a sequence.
import { activate, GELU } from './activation';
import { FLOAT_BYTES, inputAt, Layer, outputAt, workAt } from './Layer';
import { FROM_BIAS, product } from './product';

export function denseBias(layer: Layer): usize {
  return layer.widthIn * layer.widthOut * FLOAT_BYTES;
}

export function denseForward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  const kernel = weights + layer.parameters;
  const output = outputAt(layer, block);
  const positions = blocks * layer.stepsIn;
  product(
    kernel,
    kernel + denseBias(layer),
    inputAt(layer, block),
    output,
    layer.widthIn,
    layer.widthOut,
    positions,
    layer.pitchIn,
    layer.pitchOut,
    FROM_BIAS,
  );
  activate(layer, output, layer.activation === GELU ? workAt(layer, block) : 0, positions);
}
