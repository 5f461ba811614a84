// Matrix products. A lane of a vector is a row or an output, never a part of a sum: each output starts from its bias (or
// from what is there) and adds weight × input one by one, inputs ascending, every product and every sum rounded. So neither
// tiles nor threads nor the size of a block can change a bit. Results are cleaned (clean.ts).
//
// Weights are tiled [outputs/4][inputs][4]: one step of a tile reads one vector of weights.
import { clean } from './clean';
import { BLOCK_ROWS, FLOAT_BYTES, lanes } from './Layer';

/** What a sum starts from. */
export const FROM_TARGET: i32 = 0;
export const FROM_BIAS: i32 = 1;
export const FROM_ZERO: i32 = 2;

const VECTOR_BYTES: usize = 16;
/** Four outputs of a block of eight rows. */
const TILE_ROWS_BYTES: usize = 128;
const BLOCK_BYTES: usize = 32;

/**
 * target[n] = start + Σ over k ascending of weights[k][n] × source[k], at each of `positions`, for each row of the block.
 * `inputs` and `outputs` are multiples of four, pitches the bytes from one position to the next.
 */
export function product(
  weights: usize,
  bias: usize,
  source: usize,
  target: usize,
  inputs: usize,
  outputs: usize,
  positions: usize,
  sourcePitch: usize,
  targetPitch: usize,
  start: i32,
): void {
  for (let position: usize = 0; position < positions; position++) {
    if (lanes === BLOCK_ROWS) blockProduct(weights, bias, source, target, inputs, outputs, start);
    else rowProduct(weights, bias, source, target, inputs, outputs, start);
    source += sourcePitch;
    target += targetPitch;
  }
}

/** Eight rows: tiles of four outputs × eight rows. Scalars are spread by shuffles, which V8 compiles to less than splats from memory. */
function blockProduct(
  weights: usize,
  bias: usize,
  source: usize,
  target: usize,
  inputs: usize,
  outputs: usize,
  start: i32,
): void {
  const zero = f32x4.splat(0);
  const targetEnd = target + outputs * BLOCK_BYTES;
  for (; target < targetEnd; target += TILE_ROWS_BYTES, bias += VECTOR_BYTES) {
    let a0 = zero;
    let a1 = zero;
    let b0 = zero;
    let b1 = zero;
    let c0 = zero;
    let c1 = zero;
    let d0 = zero;
    let d1 = zero;
    if (start === FROM_BIAS) {
      a0 = a1 = v128.load32_splat(bias, 0);
      b0 = b1 = v128.load32_splat(bias, 4);
      c0 = c1 = v128.load32_splat(bias, 8);
      d0 = d1 = v128.load32_splat(bias, 12);
    } else if (start === FROM_TARGET) {
      a0 = v128.load(target, 0);
      a1 = v128.load(target, 16);
      b0 = v128.load(target, 32);
      b1 = v128.load(target, 48);
      c0 = v128.load(target, 64);
      c1 = v128.load(target, 80);
      d0 = v128.load(target, 96);
      d1 = v128.load(target, 112);
    }
    const tileEnd = weights + inputs * VECTOR_BYTES;
    for (let x = source; weights < tileEnd; weights += VECTOR_BYTES, x += BLOCK_BYTES) {
      const four = v128.load(weights);
      const x0 = v128.load(x, 0);
      const x1 = v128.load(x, 16);
      let weight = v128.shuffle<f32>(four, four, 0, 0, 0, 0);
      a0 = f32x4.add(a0, f32x4.mul(weight, x0));
      a1 = f32x4.add(a1, f32x4.mul(weight, x1));
      weight = v128.shuffle<f32>(four, four, 1, 1, 1, 1);
      b0 = f32x4.add(b0, f32x4.mul(weight, x0));
      b1 = f32x4.add(b1, f32x4.mul(weight, x1));
      weight = v128.shuffle<f32>(four, four, 2, 2, 2, 2);
      c0 = f32x4.add(c0, f32x4.mul(weight, x0));
      c1 = f32x4.add(c1, f32x4.mul(weight, x1));
      weight = v128.shuffle<f32>(four, four, 3, 3, 3, 3);
      d0 = f32x4.add(d0, f32x4.mul(weight, x0));
      d1 = f32x4.add(d1, f32x4.mul(weight, x1));
    }
    v128.store(target, clean(a0), 0);
    v128.store(target, clean(a1), 16);
    v128.store(target, clean(b0), 32);
    v128.store(target, clean(b1), 48);
    v128.store(target, clean(c0), 64);
    v128.store(target, clean(c1), 80);
    v128.store(target, clean(d0), 96);
    v128.store(target, clean(d1), 112);
  }
}

/** One row: four tiles of outputs at a time, so that their additions do not wait for each other. */
function rowProduct(
  weights: usize,
  bias: usize,
  source: usize,
  target: usize,
  inputs: usize,
  outputs: usize,
  start: i32,
): void {
  const tileBytes = inputs * VECTOR_BYTES;
  const from = start === FROM_BIAS ? bias : target;
  const zero = f32x4.splat(0);
  const four = 4 * VECTOR_BYTES;
  let offset: usize = 0;
  const bytes = outputs * FLOAT_BYTES;
  for (; offset + four <= bytes; offset += four, weights += 4 * tileBytes) {
    let a = start === FROM_ZERO ? zero : v128.load(from + offset, 0);
    let b = start === FROM_ZERO ? zero : v128.load(from + offset, 16);
    let c = start === FROM_ZERO ? zero : v128.load(from + offset, 32);
    let d = start === FROM_ZERO ? zero : v128.load(from + offset, 48);
    let w = weights;
    for (let x = source; w < weights + tileBytes; w += VECTOR_BYTES, x += FLOAT_BYTES) {
      const input = v128.load32_splat(x);
      a = f32x4.add(a, f32x4.mul(v128.load(w), input));
      b = f32x4.add(b, f32x4.mul(v128.load(w + tileBytes), input));
      c = f32x4.add(c, f32x4.mul(v128.load(w + 2 * tileBytes), input));
      d = f32x4.add(d, f32x4.mul(v128.load(w + 3 * tileBytes), input));
    }
    v128.store(target + offset, clean(a), 0);
    v128.store(target + offset, clean(b), 16);
    v128.store(target + offset, clean(c), 32);
    v128.store(target + offset, clean(d), 48);
  }
  for (; offset < bytes; offset += VECTOR_BYTES, weights += tileBytes) {
    let sum = start === FROM_ZERO ? zero : v128.load(from + offset);
    let w = weights;
    for (let x = source; w < weights + tileBytes; w += VECTOR_BYTES, x += FLOAT_BYTES) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(w), v128.load32_splat(x)));
    }
    v128.store(target + offset, clean(sum));
  }
}
