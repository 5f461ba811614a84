// Losses of one block of eight rows and their gradients. The last layer's sigmoid or softmax belongs to the loss where
// there is a cross-entropy: the gradient is then probability − target. Reported losses are f64; sums go over outputs
// ascending, rows ascending within an output, and blocks ascending.

import { ln } from '../model/transcendental';
import { clean } from '../network/clean';
import { exp4, sigmoid4 } from '../network/functions';

export const MEAN_SQUARED: i32 = 0;
export const BINARY_CROSS_ENTROPY: i32 = 1;
export const CROSS_ENTROPY: i32 = 2;

const BLOCK_BYTES: usize = 32;
const VECTOR_BYTES: usize = 16;

/** Writes ∂loss/∂outputs to `deltas`, [outputs][8] like `outputs` and `targets`, and returns the block's part before the mean. */
export function lossOfBlock(
  kind: i32,
  outputs: usize,
  targets: usize,
  deltas: usize,
  features: usize,
  batch: usize,
): f64 {
  if (kind === CROSS_ENTROPY) return crossEntropy(outputs, targets, deltas, features, batch);
  const share = f32x4.splat(<f32>1 / <f32>(batch * features));
  let sum: f64 = 0;
  for (let at: usize = 0; at < features * BLOCK_BYTES; at += VECTOR_BYTES) {
    const y = v128.load(outputs + at);
    const t = v128.load(targets + at);
    if (kind === MEAN_SQUARED) {
      const error = clean(f32x4.sub(y, t));
      v128.store(deltas + at, clean(f32x4.mul(f32x4.mul(share, f32x4.splat(2)), error)));
      sum = addLanes(sum, f32x4.mul(error, error));
    } else {
      v128.store(deltas + at, clean(f32x4.mul(share, clean(f32x4.sub(sigmoid4(y), t)))));
      sum = addLogistic(sum, y, t);
    }
  }
  return sum;
}

/** What `lossOfBlock`s of a batch are divided by. */
export function lossDivisor(kind: i32, features: usize, batch: usize): f64 {
  return kind === CROSS_ENTROPY ? <f64>batch : <f64>(batch * features);
}

function addLanes(sum: f64, terms: v128): f64 {
  sum += <f64>f32x4.extract_lane(terms, 0);
  sum += <f64>f32x4.extract_lane(terms, 1);
  sum += <f64>f32x4.extract_lane(terms, 2);
  return sum + <f64>f32x4.extract_lane(terms, 3);
}

/** max(y, 0) − y t + ln(1 + e^−|y|): the logistic loss that cannot overflow. */
function addLogistic(sum: f64, y: v128, t: v128): f64 {
  const power = exp4(f32x4.neg(f32x4.abs(y)));
  const linear = f32x4.sub(f32x4.pmax(f32x4.splat(0), y), f32x4.mul(y, t));
  sum += <f64>f32x4.extract_lane(linear, 0) + ln(1 + <f64>f32x4.extract_lane(power, 0));
  sum += <f64>f32x4.extract_lane(linear, 1) + ln(1 + <f64>f32x4.extract_lane(power, 1));
  sum += <f64>f32x4.extract_lane(linear, 2) + ln(1 + <f64>f32x4.extract_lane(power, 2));
  return sum + (<f64>f32x4.extract_lane(linear, 3) + ln(1 + <f64>f32x4.extract_lane(power, 3)));
}

/** −Σ t ln softmax(y), from y − max(y). The distances pass through `deltas`. */
function crossEntropy(outputs: usize, targets: usize, deltas: usize, features: usize, batch: usize): f64 {
  const share = f32x4.splat(<f32>1 / <f32>batch);
  const bytes = features * BLOCK_BYTES;
  let sum: f64 = 0;
  for (let half: usize = 0; half < BLOCK_BYTES; half += VECTOR_BYTES) {
    let largest = v128.load(outputs + half);
    for (let at = half; at < bytes; at += BLOCK_BYTES) largest = f32x4.pmax(largest, v128.load(outputs + at));
    let powers = f32x4.splat(0);
    for (let at = half; at < bytes; at += BLOCK_BYTES) {
      powers = f32x4.add(powers, exp4(f32x4.sub(v128.load(outputs + at), largest)));
    }
    for (let at = half; at < bytes; at += BLOCK_BYTES) {
      const distance = f32x4.sub(v128.load(outputs + at), largest);
      const t = v128.load(targets + at);
      const probability = clean(f32x4.div(exp4(distance), powers));
      v128.store(deltas + at, clean(f32x4.mul(share, clean(f32x4.sub(probability, t)))));
      sum = addSurprise(sum, t, powers, distance);
    }
  }
  return sum;
}

function addSurprise(sum: f64, t: v128, powers: v128, distance: v128): f64 {
  sum += surprise(f32x4.extract_lane(t, 0), f32x4.extract_lane(powers, 0), f32x4.extract_lane(distance, 0));
  sum += surprise(f32x4.extract_lane(t, 1), f32x4.extract_lane(powers, 1), f32x4.extract_lane(distance, 1));
  sum += surprise(f32x4.extract_lane(t, 2), f32x4.extract_lane(powers, 2), f32x4.extract_lane(distance, 2));
  return (
    sum + surprise(f32x4.extract_lane(t, 3), f32x4.extract_lane(powers, 3), f32x4.extract_lane(distance, 3))
  );
}

function surprise(t: f32, powers: f32, distance: f32): f64 {
  return <f64>t * (ln(<f64>powers) - <f64>distance);
}
