// Layers without parameters.
import { activate, GELU } from './activation';
import { inputAt, Layer, outputAt, positionBytes, workAt, zeroPadding } from './Layer';

/** All steps side by side as one position, oldest first. */
export function flattenForward(layer: Layer, block: usize, blocks: usize): void {
  const bytes = positionBytes(layer.featuresIn);
  for (let b = block; b < block + blocks; b++) {
    const source = inputAt(layer, b);
    const target = outputAt(layer, b);
    for (let step: usize = 0; step < layer.stepsIn; step++) {
      memory.copy(target + step * bytes, source + step * layer.pitchIn, bytes);
    }
    zeroPadding(target, layer.featuresOut, layer.widthOut);
  }
}

export function lastStepForward(layer: Layer, block: usize, blocks: usize): void {
  const bytes = positionBytes(layer.widthIn);
  for (let b = block; b < block + blocks; b++) {
    memory.copy(outputAt(layer, b), inputAt(layer, b) + (layer.stepsIn - 1) * layer.pitchIn, bytes);
  }
}

export function activationForward(layer: Layer, block: usize, blocks: usize): void {
  const positions = blocks * layer.stepsIn;
  memory.copy(outputAt(layer, block), inputAt(layer, block), positions * layer.pitchIn);
  activate(layer, outputAt(layer, block), layer.activation === GELU ? workAt(layer, block) : 0, positions);
}
