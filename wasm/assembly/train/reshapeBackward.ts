// Back through the layers without parameters.
import { inputDeltaAt, Layer, outputDeltaAt, positionBytes, zeroPadding } from '../network/Layer';
import { activationBackward } from './activationBackward';

export function flattenBackward(layer: Layer, block: usize, blocks: usize): void {
  const bytes = positionBytes(layer.featuresIn);
  for (let b = block; b < block + blocks; b++) {
    for (let step: usize = 0; step < layer.stepsIn; step++) {
      const target = inputDeltaAt(layer, b) + step * layer.pitchIn;
      memory.copy(target, outputDeltaAt(layer, b) + step * bytes, bytes);
      zeroPadding(target, layer.featuresIn, layer.widthIn);
    }
  }
}

export function lastStepBackward(layer: Layer, block: usize, blocks: usize): void {
  const bytes = positionBytes(layer.widthIn);
  for (let b = block; b < block + blocks; b++) {
    const target = inputDeltaAt(layer, b);
    const last = (layer.stepsIn - 1) * layer.pitchIn;
    memory.fill(target, 0, last);
    memory.copy(target + last, outputDeltaAt(layer, b), bytes);
  }
}

export function activationLayerBackward(layer: Layer, block: usize, blocks: usize): void {
  activationBackward(layer, block, blocks);
  const bytes = blocks * layer.stepsIn * layer.pitchIn;
  memory.copy(inputDeltaAt(layer, block), outputDeltaAt(layer, block), bytes);
}
