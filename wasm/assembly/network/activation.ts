// Activations in place over `positions` positions of a layer's outputs.
import { clean } from './clean';
import { exp4, normal4, sigmoid4, tanh4 } from './functions';
import { BLOCK_ROWS, FLOAT_BYTES, Layer, lanes, positionBytes, zeroPadding } from './Layer';

export const LINEAR: i32 = 0;
export const RELU: i32 = 1;
export const TANH: i32 = 2;
export const SIGMOID: i32 = 3;
export const LEAKY_RELU: i32 = 4;
export const ELU: i32 = 5;
export const GELU: i32 = 6;
export const SOFTMAX: i32 = 7;

const VECTOR_BYTES: usize = 16;
const BLOCK_BYTES: usize = 32;

/** `before`: where a gelu keeps what it was given, because its slope cannot be told from its result; 0 where nobody asks. */
export function activate(layer: Layer, values: usize, before: usize, positions: usize): void {
  const kind = layer.activation;
  if (kind === LINEAR) return;
  const bytes = positionBytes(layer.widthOut);
  for (let position: usize = 0; position < positions; position++, values += layer.pitchOut) {
    if (before > 0) memory.copy(before + position * layer.pitchOut, values, bytes);
    if (kind === SOFTMAX) {
      if (lanes === BLOCK_ROWS) softmaxOfBlock(values, layer.featuresOut);
      else softmaxOfRow(values, layer.featuresOut);
    } else if (kind === RELU) rectify(values, bytes);
    else {
      for (let at = values; at < values + bytes; at += VECTOR_BYTES) {
        v128.store(at, activated(kind, layer.alpha, v128.load(at)));
      }
    }
    // 0 is not a fixed point of these, and padding stays zero.
    if (kind === SIGMOID || kind === SOFTMAX) zeroPadding(values, layer.featuresOut, layer.widthOut);
  }
}

function rectify(values: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (let at = values; at < values + bytes; at += VECTOR_BYTES) {
    const x = v128.load(at);
    v128.store(at, v128.and(x, f32x4.gt(x, zero)));
  }
}

function activated(kind: i32, alpha: f32, x: v128): v128 {
  const zero = f32x4.splat(0);
  const positive = f32x4.gt(x, zero);
  switch (kind) {
    case TANH:
      return clean(tanh4(x));
    case SIGMOID:
      return clean(sigmoid4(x));
    case LEAKY_RELU:
      return clean(v128.bitselect(x, f32x4.mul(x, f32x4.splat(alpha)), positive));
    case ELU:
      return clean(
        v128.bitselect(x, f32x4.mul(f32x4.splat(alpha), f32x4.sub(exp4(x), f32x4.splat(1))), positive),
      );
    default:
      return clean(f32x4.mul(x, normal4(x)));
  }
}

/** e^(x − max) / Σ over features ascending, for each of eight rows. */
function softmaxOfBlock(values: usize, features: usize): void {
  const bytes = features * BLOCK_BYTES;
  for (let half: usize = 0; half < BLOCK_BYTES; half += VECTOR_BYTES) {
    const first = values + half;
    let largest = v128.load(first);
    for (let at = first; at < first + bytes; at += BLOCK_BYTES) largest = f32x4.pmax(largest, v128.load(at));
    let sum = f32x4.splat(0);
    for (let at = first; at < first + bytes; at += BLOCK_BYTES) {
      const power = exp4(f32x4.sub(v128.load(at), largest));
      v128.store(at, power);
      sum = f32x4.add(sum, power);
    }
    for (let at = first; at < first + bytes; at += BLOCK_BYTES) {
      v128.store(at, clean(f32x4.div(v128.load(at), sum)));
    }
  }
}

/** The same for one row: vectors lie across the features, sums do not. */
function softmaxOfRow(values: usize, features: usize): void {
  const end = values + features * FLOAT_BYTES;
  let largest = load<f32>(values);
  for (let at = values; at < end; at += FLOAT_BYTES) largest = max(largest, load<f32>(at));
  for (let at = values; at < end; at += VECTOR_BYTES) {
    v128.store(at, exp4(f32x4.sub(v128.load(at), f32x4.splat(largest))));
  }
  let sum: f32 = 0;
  for (let at = values; at < end; at += FLOAT_BYTES) sum += load<f32>(at);
  for (let at = values; at < end; at += VECTOR_BYTES) {
    v128.store(at, clean(f32x4.div(v128.load(at), f32x4.splat(sum))));
  }
}
