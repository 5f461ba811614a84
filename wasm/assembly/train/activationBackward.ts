// From ∂loss/∂(what an activation gave) to ∂loss/∂(what it was given), in place. All slopes but a gelu's follow from the
// result alone.
import { ELU, GELU, LEAKY_RELU, LINEAR, RELU, SIGMOID, SOFTMAX, TANH } from '../network/activation';
import { clean } from '../network/clean';
import { geluSlope4 } from '../network/functions';
import { Layer, outputAt, outputDeltaAt, positionBytes, workAt } from '../network/Layer';

const VECTOR_BYTES: usize = 16;
const BLOCK_BYTES: usize = 32;

export function activationBackward(layer: Layer, block: usize, blocks: usize): void {
  if (layer.activation === LINEAR) return;
  const bytes = positionBytes(layer.widthOut);
  const positions = blocks * layer.stepsOut;
  const given = layer.activation === GELU ? workAt(layer, block) : outputAt(layer, block);
  const deltas = outputDeltaAt(layer, block);
  for (let position: usize = 0; position < positions; position++) {
    const offset = position * layer.pitchOut;
    if (layer.activation === SOFTMAX) softmaxBackward(given + offset, deltas + offset, layer.featuresOut);
    else if (layer.activation === RELU) maskDeltas(given + offset, deltas + offset, bytes);
    else slopeDeltas(layer, given + offset, deltas + offset, bytes);
  }
}

function maskDeltas(values: usize, deltas: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    v128.store(deltas + at, v128.and(v128.load(deltas + at), f32x4.gt(v128.load(values + at), zero)));
  }
}

function slopeDeltas(layer: Layer, values: usize, deltas: usize, bytes: usize): void {
  const alpha = f32x4.splat(layer.alpha);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const delta = v128.load(deltas + at);
    v128.store(deltas + at, sloped(layer.activation, alpha, v128.load(values + at), delta));
  }
}

function sloped(kind: i32, alpha: v128, y: v128, delta: v128): v128 {
  const one = f32x4.splat(1);
  const positive = f32x4.gt(y, f32x4.splat(0));
  switch (kind) {
    case TANH:
      return clean(f32x4.mul(delta, f32x4.sub(one, f32x4.mul(y, y))));
    case SIGMOID:
      return clean(f32x4.mul(delta, clean(f32x4.mul(y, f32x4.sub(one, y)))));
    case LEAKY_RELU:
      return clean(v128.bitselect(delta, f32x4.mul(delta, alpha), positive));
    case ELU:
      return clean(v128.bitselect(delta, f32x4.mul(delta, clean(f32x4.add(y, alpha))), positive));
    default:
      return clean(f32x4.mul(delta, clean(geluSlope4(y))));
  }
}

/** ∂/∂x_i = y_i (δ_i − Σ_j δ_j y_j), the sum over features ascending. */
function softmaxBackward(values: usize, deltas: usize, features: usize): void {
  const bytes = features * BLOCK_BYTES;
  for (let half: usize = 0; half < BLOCK_BYTES; half += VECTOR_BYTES) {
    let sum = f32x4.splat(0);
    for (let at = half; at < bytes; at += BLOCK_BYTES) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(deltas + at), v128.load(values + at)));
    }
    for (let at = half; at < bytes; at += BLOCK_BYTES) {
      const distance = clean(f32x4.sub(v128.load(deltas + at), sum));
      v128.store(deltas + at, clean(f32x4.mul(v128.load(values + at), distance)));
    }
  }
}
