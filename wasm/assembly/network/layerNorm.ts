// Layer normalisation (Ba et al. 2016) over the features of each position: y = γ ∘ (x − μ)/√(σ² + ε) + β, with the
// variance over all features. Sums go over features ascending.
import { clean } from './clean';
import { BLOCK_ROWS, FLOAT_BYTES, inputAt, Layer, lanes, outputAt, workAt } from './Layer';

const VECTOR_BYTES: usize = 16;
const BLOCK_BYTES: usize = 32;

/** Offset of β behind γ. */
export function normBeta(layer: Layer): usize {
  return layer.widthOut * FLOAT_BYTES;
}

/** Work of one block: the normalised values of each step, then 1/√(σ² + ε) of each step. */
export function normInverses(layer: Layer, block: usize): usize {
  return workAt(layer, block) + layer.stepsIn * layer.pitchIn;
}

export function normWorkBytes(layer: Layer): usize {
  return layer.stepsIn * (layer.pitchIn + BLOCK_BYTES);
}

export function layerNormForward(layer: Layer, weights: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) {
    let inverse = normInverses(layer, b);
    for (let step: usize = 0; step < layer.stepsIn; step++, inverse += BLOCK_BYTES) {
      const offset = step * layer.pitchIn;
      const source = inputAt(layer, b) + offset;
      const normalised = workAt(layer, b) + offset;
      if (lanes === BLOCK_ROWS) normaliseBlock(layer, source, normalised, inverse);
      else normaliseRow(layer, source, normalised);
      scale(layer, weights + layer.parameters, normalised, outputAt(layer, b) + offset);
    }
  }
}

function normaliseBlock(layer: Layer, source: usize, target: usize, inverse: usize): void {
  const bytes = layer.featuresIn * BLOCK_BYTES;
  const count = f32x4.splat(<f32>layer.featuresIn);
  for (let half: usize = 0; half < BLOCK_BYTES; half += VECTOR_BYTES) {
    let sum = f32x4.splat(0);
    for (let at = half; at < bytes; at += BLOCK_BYTES) sum = f32x4.add(sum, v128.load(source + at));
    const mean = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let at = half; at < bytes; at += BLOCK_BYTES) {
      const distance = clean(f32x4.sub(v128.load(source + at), mean));
      v128.store(target + at, distance);
      squares = f32x4.add(squares, f32x4.mul(distance, distance));
    }
    const variance = f32x4.add(f32x4.div(squares, count), f32x4.splat(layer.setting));
    const factor = clean(f32x4.div(f32x4.splat(1), f32x4.sqrt(variance)));
    v128.store(inverse + half, factor);
    for (let at = half; at < bytes; at += BLOCK_BYTES) {
      v128.store(target + at, clean(f32x4.mul(v128.load(target + at), factor)));
    }
  }
}

function normaliseRow(layer: Layer, source: usize, target: usize): void {
  const bytes = layer.featuresIn * FLOAT_BYTES;
  const count = <f32>layer.featuresIn;
  let sum: f32 = 0;
  for (let at: usize = 0; at < bytes; at += FLOAT_BYTES) sum += load<f32>(source + at);
  const mean = f32x4.splat(sum / count);
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    v128.store(target + at, clean(f32x4.sub(v128.load(source + at), mean)));
  }
  let squares: f32 = 0;
  for (let at: usize = 0; at < bytes; at += FLOAT_BYTES) {
    const distance = load<f32>(target + at);
    squares += distance * distance;
  }
  const factor = clean(f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.splat(squares / count + layer.setting))));
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) {
    v128.store(target + at, clean(f32x4.mul(v128.load(target + at), factor)));
  }
}

/** γ ∘ x + β; both are zero in the padding, and so is what comes of it. */
function scale(layer: Layer, gamma: usize, source: usize, target: usize): void {
  const beta = gamma + normBeta(layer);
  if (lanes === BLOCK_ROWS) {
    for (let n: usize = 0; n < layer.widthOut; n++) {
      const g = v128.load32_splat(gamma + n * FLOAT_BYTES);
      const b = v128.load32_splat(beta + n * FLOAT_BYTES);
      const at = n * BLOCK_BYTES;
      v128.store(target + at, clean(f32x4.add(f32x4.mul(g, v128.load(source + at, 0)), b)), 0);
      v128.store(target + at, clean(f32x4.add(f32x4.mul(g, v128.load(source + at, 16)), b)), 16);
    }
    return;
  }
  for (let at: usize = 0; at < layer.widthOut * FLOAT_BYTES; at += VECTOR_BYTES) {
    const x = f32x4.mul(v128.load(gamma + at), v128.load(source + at));
    v128.store(target + at, clean(f32x4.add(x, v128.load(beta + at))));
  }
}
