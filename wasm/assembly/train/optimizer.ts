// Stochastic gradient descent, with momentum (Polyak) or with Adam (Kingma and Ba 2015, with its bias corrections folded into
// the rate and epsilon); decoupled weight decay (Loshchilov and Hutter 2019); clipping by the global norm.
//
// Numbers of one step that do not depend on a weight are f64 and rounded once. Everything stored is cleaned.
import { clean, magnitude } from '../network/clean';
import { tensorAt, tensorCount } from './tensors';
import { firstOf, thread } from './threads';

export const SGD: i32 = 0;
export const MOMENTUM: i32 = 1;
export const ADAM: i32 = 2;

const VECTOR_BYTES: usize = 16;
const NORM_BYTES: usize = 8;

let kind: i32 = ADAM;
let rate: f64 = 0;
let beta1: f64 = 0;
let beta2: f64 = 0;
let epsilon: f64 = 0;
let weightDecay: f64 = 0;
let clipNorm: f64 = 0;

/** Powers of Adam's betas: with step number and moments all that an optimiser remembers. */
export let power1: f64 = 1;
export let power2: f64 = 1;

export function setPowers(first: f64, second: f64): void {
  power1 = first;
  power2 = second;
}

/** `clip` 0 does not clip; `first` is also momentum's factor. */
export function setOptimizer(
  optimizer: i32,
  learningRate: f64,
  first: f64,
  second: f64,
  small: f64,
  decay: f64,
  clip: f64,
): void {
  kind = optimizer;
  rate = learningRate;
  beta1 = first;
  beta2 = second;
  epsilon = small;
  weightDecay = decay;
  clipNorm = clip;
}

export function clips(): bool {
  return clipNorm > 0;
}

/** Squared norm of each tile of this thread's share, f64: four sums over inputs ascending, added as (0 + 1) + (2 + 3). */
export function measureTiles(gradients: usize, norms: usize): void {
  for (let index: usize = 0; index < tensorCount; index++) {
    const tensor = tensorAt(index);
    const end = firstOf(tensor.tiles, thread + 1);
    for (let tile = firstOf(tensor.tiles, thread); tile < end; tile++) {
      const at = gradients + tensor.offset + tile * tensor.tileBytes;
      store<f64>(norms + tile * NORM_BYTES, squaredNorm(at, tensor.tileBytes));
    }
    norms += tensor.tiles * NORM_BYTES;
  }
}

function squaredNorm(values: usize, bytes: usize): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let at = values; at < values + bytes; at += VECTOR_BYTES) {
    const g = clean(v128.load(at));
    const a = f64x2.promote_low_f32x4(g);
    const b = f64x2.promote_low_f32x4(v128.shuffle<i64>(g, g, 1, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const first = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
  return first + (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1));
}

let normIsFinite: bool = true;

/** What gradients are multiplied by: clipNorm/norm where the norm, summed over tiles ascending, is above it. */
export function clipFactor(norms: usize, tiles: usize): f32 {
  let sum: f64 = 0;
  for (let tile: usize = 0; tile < tiles; tile++) sum += load<f64>(norms + tile * NORM_BYTES);
  const norm = sqrt(sum);
  normIsFinite = norm <= f64.MAX_VALUE;
  return norm > clipNorm ? f32x4.extract_lane(clean(f32x4.splat(<f32>(clipNorm / norm))), 0) : 1;
}

/** Before the weights of a step change, once in each thread. */
export function advancePowers(): void {
  if (kind !== ADAM) return;
  power1 *= beta1;
  power2 *= beta2;
}

/**
 * Changes this thread's share of the weights. The moments lie as the weights do. Returns the largest size among gradients,
 * weights and second moments, so that an infinity is noticed.
 */
export function updateWeights(
  weights: usize,
  gradients: usize,
  first: usize,
  second: usize,
  factor: f32,
): f32 {
  let worst = f32x4.splat(normIsFinite ? 0 : <f32>Infinity);
  for (let index: usize = 0; index < tensorCount; index++) {
    const tensor = tensorAt(index);
    const from = tensor.offset + firstOf(tensor.tiles, thread) * tensor.tileBytes;
    const end = tensor.offset + firstOf(tensor.tiles, thread + 1) * tensor.tileBytes;
    const kept = f32x4.splat(tensor.decays ? <f32>(1 - rate * weightDecay) : 1);
    const scale = f32x4.splat(factor);
    const range = end - from;
    if (kind === SGD) worst = sgd(weights + from, gradients + from, range, kept, scale, worst);
    else if (kind === MOMENTUM) {
      worst = momentum(weights + from, gradients + from, first + from, range, kept, scale, worst);
    } else
      worst = adam(weights + from, gradients + from, first + from, second + from, range, kept, scale, worst);
  }
  const low = max(f32x4.extract_lane(worst, 0), f32x4.extract_lane(worst, 1));
  return max(low, max(f32x4.extract_lane(worst, 2), f32x4.extract_lane(worst, 3)));
}

function larger(worst: v128, x: v128): v128 {
  return f32x4.pmax(worst, magnitude(x));
}

function sgd(w: usize, g: usize, bytes: usize, kept: v128, scale: v128, worst: v128): v128 {
  const l = f32x4.splat(<f32>rate);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const raw = v128.load(g + at);
    const gradient = clean(f32x4.mul(clean(raw), scale));
    const weight = clean(f32x4.sub(f32x4.mul(v128.load(w + at), kept), f32x4.mul(l, gradient)));
    v128.store(w + at, weight);
    worst = larger(larger(worst, raw), weight);
  }
  return worst;
}

function momentum(w: usize, g: usize, m: usize, bytes: usize, kept: v128, scale: v128, worst: v128): v128 {
  const l = f32x4.splat(<f32>rate);
  const b = f32x4.splat(<f32>beta1);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const raw = v128.load(g + at);
    const gradient = clean(f32x4.mul(clean(raw), scale));
    const velocity = clean(f32x4.add(f32x4.mul(b, v128.load(m + at)), gradient));
    const weight = clean(f32x4.sub(f32x4.mul(v128.load(w + at), kept), f32x4.mul(l, velocity)));
    v128.store(m + at, velocity);
    v128.store(w + at, weight);
    worst = larger(larger(worst, raw), weight);
  }
  return worst;
}

function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  bytes: usize,
  kept: v128,
  scale: v128,
  worst: v128,
): v128 {
  const correction = sqrt(1 - power2);
  const l = f32x4.splat(<f32>((rate * correction) / (1 - power1)));
  const small = f32x4.splat(<f32>(epsilon * correction));
  const b1 = f32x4.splat(<f32>beta1);
  const c1 = f32x4.splat(<f32>(1 - beta1));
  const b2 = f32x4.splat(<f32>beta2);
  const c2 = f32x4.splat(<f32>(1 - beta2));
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    const gradient = clean(f32x4.mul(clean(v128.load(g + at)), scale));
    const square = clean(f32x4.mul(gradient, gradient));
    const mean = clean(f32x4.add(f32x4.mul(b1, v128.load(m + at)), f32x4.mul(c1, gradient)));
    const second = clean(f32x4.add(f32x4.mul(b2, v128.load(v + at)), f32x4.mul(c2, square)));
    const change = f32x4.div(f32x4.mul(l, mean), f32x4.add(f32x4.sqrt(second), small));
    const weight = clean(f32x4.sub(f32x4.mul(v128.load(w + at), kept), change));
    v128.store(m + at, mean);
    v128.store(v + at, second);
    v128.store(w + at, weight);
    // An infinite gradient makes an infinite square, unless it was clipped to nothing: then the norm tells.
    worst = f32x4.pmax(larger(worst, weight), second);
  }
  return worst;
}
