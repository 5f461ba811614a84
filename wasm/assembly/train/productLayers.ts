// The way back through dense layers and convolutions.
import { stepsBack, tapBytes } from '../network/conv1d';
import { denseBias } from '../network/dense';
import { inputAt, inputDeltaAt, Layer, outputDeltaAt } from '../network/Layer';
import { FROM_TARGET, FROM_ZERO, product } from '../network/product';
import { activationBackward } from './activationBackward';
import { outerProduct, sumRows } from './outerProduct';
import { firstOutputOf, thread } from './threads';
import { transposeWeights } from './transpose';

const FLOAT_BYTES: usize = 4;
/** One output of a tile row, one feature of a block. */
const VECTOR_BYTES: usize = 16;
const BLOCK_BYTES: usize = 32;

/** This thread's share of one matrix of `outputs` outputs, turned for the way back. */
export function transposeShare(weights: usize, flipped: usize, inputs: usize, outputs: usize): void {
  const first = firstOutputOf(outputs, thread);
  const count = firstOutputOf(outputs, thread + 1) - first;
  const from = weights + first * inputs * FLOAT_BYTES;
  transposeWeights(from, flipped + first * VECTOR_BYTES, inputs, count, outputs);
}

/** This thread's share of one matrix's gradient over `positions`. */
export function gradientShare(
  inputs: usize,
  deltas: usize,
  gradient: usize,
  inputWidth: usize,
  outputs: usize,
  positions: usize,
  inputPitch: usize,
  deltaPitch: usize,
  continues: bool,
): void {
  const first = firstOutputOf(outputs, thread);
  const count = firstOutputOf(outputs, thread + 1) - first;
  outerProduct(
    inputs,
    deltas + first * BLOCK_BYTES,
    gradient + first * inputWidth * FLOAT_BYTES,
    inputWidth,
    count,
    positions,
    inputPitch,
    deltaPitch,
    continues,
  );
}

/** The same for a bias. */
export function biasShare(
  deltas: usize,
  gradient: usize,
  outputs: usize,
  positions: usize,
  pitch: usize,
  continues: bool,
): void {
  const first = firstOutputOf(outputs, thread);
  const count = firstOutputOf(outputs, thread + 1) - first;
  const at = gradient + first * FLOAT_BYTES;
  sumRows(deltas + first * BLOCK_BYTES, at, count, positions, pitch, continues);
}

export function denseBackward(layer: Layer, flipped: usize, block: usize, blocks: usize): void {
  activationBackward(layer, block, blocks);
  if (!layer.passesDelta) return;
  product(
    flipped + layer.parameters,
    0,
    outputDeltaAt(layer, block),
    inputDeltaAt(layer, block),
    layer.widthOut,
    layer.widthIn,
    blocks * layer.stepsIn,
    layer.pitchOut,
    layer.pitchIn,
    FROM_ZERO,
  );
}

export function denseGradient(layer: Layer, gradients: usize, blocks: usize, continues: bool): void {
  const at = gradients + layer.parameters;
  const positions = blocks * layer.stepsIn;
  gradientShare(
    layer.input,
    layer.outputDelta,
    at,
    layer.widthIn,
    layer.widthOut,
    positions,
    layer.pitchIn,
    layer.pitchOut,
    continues,
  );
  biasShare(layer.outputDelta, at + denseBias(layer), layer.widthOut, positions, layer.pitchOut, continues);
}

/** The newest tap is added first, as on the way forth. */
export function conv1dBackward(layer: Layer, flipped: usize, block: usize, blocks: usize): void {
  activationBackward(layer, block, blocks);
  if (!layer.passesDelta) return;
  for (let b = block; b < block + blocks; b++) {
    for (let back: usize = 0; back < layer.taps; back++) {
      const offset = stepsBack(layer, back);
      product(
        flipped + layer.parameters + (layer.taps - 1 - back) * tapBytes(layer),
        0,
        outputDeltaAt(layer, b) + offset * layer.pitchOut,
        inputDeltaAt(layer, b),
        layer.widthOut,
        layer.widthIn,
        layer.stepsIn - offset,
        layer.pitchOut,
        layer.pitchIn,
        back === 0 ? FROM_ZERO : FROM_TARGET,
      );
    }
  }
}

export function conv1dGradient(layer: Layer, gradients: usize, blocks: usize, continues: bool): void {
  const at = gradients + layer.parameters;
  for (let block: usize = 0; block < blocks; block++) {
    for (let back: usize = 0; back < layer.taps; back++) {
      const offset = stepsBack(layer, back);
      gradientShare(
        inputAt(layer, block),
        outputDeltaAt(layer, block) + offset * layer.pitchOut,
        at + (layer.taps - 1 - back) * tapBytes(layer),
        layer.widthIn,
        layer.widthOut,
        layer.stepsIn - offset,
        layer.pitchIn,
        layer.pitchOut,
        continues || block > 0,
      );
    }
  }
  const bias = at + layer.taps * tapBytes(layer);
  biasShare(layer.outputDelta, bias, layer.widthOut, blocks * layer.stepsOut, layer.pitchOut, continues);
}
