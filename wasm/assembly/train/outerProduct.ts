// Gradients of weights: sums over rows. They go over blocks of eight rows ascending, within a block over positions
// ascending, within a position over rows ascending, one term at a time; a lane is an output.
import { TILE } from '../network/Layer';

const VECTOR_BYTES: usize = 16;
/** Four features of a block of eight rows. */
const TILE_ROWS_BYTES: usize = 128;

/**
 * gradient[k][n] = Σ inputs[k][row] × deltas[n][row] over `positions`, both as `transposeRows` leaves them; `continues` adds to
 * what is there. `inputWidth` and `outputs` are multiples of four.
 */
export function outerProduct(
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
  const rowBytes = inputWidth * VECTOR_BYTES;
  let n: usize = 0;
  for (; n + 2 * TILE <= outputs; n += 2 * TILE, gradient += 2 * rowBytes, deltas += 2 * TILE_ROWS_BYTES) {
    for (let k: usize = 0; k < inputWidth; k += TILE) {
      const at = gradient + k * VECTOR_BYTES;
      const x = inputs + k * 32;
      twoTiles(x, deltas, at, at + rowBytes, positions, inputPitch, deltaPitch, continues);
    }
  }
  if (n === outputs) return;
  for (let k: usize = 0; k < inputWidth; k += TILE) {
    oneTile(
      inputs + k * 32,
      deltas,
      gradient + k * VECTOR_BYTES,
      positions,
      inputPitch,
      deltaPitch,
      continues,
    );
  }
}

/** Four inputs × eight outputs. */
function twoTiles(
  inputs: usize,
  deltas: usize,
  left: usize,
  right: usize,
  positions: usize,
  inputPitch: usize,
  deltaPitch: usize,
  continues: bool,
): void {
  const zero = f32x4.splat(0);
  let a0 = zero;
  let a1 = zero;
  let b0 = zero;
  let b1 = zero;
  let c0 = zero;
  let c1 = zero;
  let d0 = zero;
  let d1 = zero;
  if (continues) {
    a0 = v128.load(left, 0);
    a1 = v128.load(right, 0);
    b0 = v128.load(left, 16);
    b1 = v128.load(right, 16);
    c0 = v128.load(left, 32);
    c1 = v128.load(right, 32);
    d0 = v128.load(left, 48);
    d1 = v128.load(right, 48);
  }
  for (let position: usize = 0; position < positions; position++) {
    for (let row: usize = 0; row < TILE_ROWS_BYTES; row += VECTOR_BYTES) {
      const four = v128.load(inputs + row);
      const d = deltas + row;
      const delta0 = v128.load(d, 0);
      const delta1 = v128.load(d, TILE_ROWS_BYTES);
      let x = v128.shuffle<f32>(four, four, 0, 0, 0, 0);
      a0 = f32x4.add(a0, f32x4.mul(x, delta0));
      a1 = f32x4.add(a1, f32x4.mul(x, delta1));
      x = v128.shuffle<f32>(four, four, 1, 1, 1, 1);
      b0 = f32x4.add(b0, f32x4.mul(x, delta0));
      b1 = f32x4.add(b1, f32x4.mul(x, delta1));
      x = v128.shuffle<f32>(four, four, 2, 2, 2, 2);
      c0 = f32x4.add(c0, f32x4.mul(x, delta0));
      c1 = f32x4.add(c1, f32x4.mul(x, delta1));
      x = v128.shuffle<f32>(four, four, 3, 3, 3, 3);
      d0 = f32x4.add(d0, f32x4.mul(x, delta0));
      d1 = f32x4.add(d1, f32x4.mul(x, delta1));
    }
    inputs += inputPitch;
    deltas += deltaPitch;
  }
  v128.store(left, a0, 0);
  v128.store(right, a1, 0);
  v128.store(left, b0, 16);
  v128.store(right, b1, 16);
  v128.store(left, c0, 32);
  v128.store(right, c1, 32);
  v128.store(left, d0, 48);
  v128.store(right, d1, 48);
}

/** Four inputs × four outputs, for what two tiles leave over. */
function oneTile(
  inputs: usize,
  deltas: usize,
  target: usize,
  positions: usize,
  inputPitch: usize,
  deltaPitch: usize,
  continues: bool,
): void {
  const zero = f32x4.splat(0);
  let a = continues ? v128.load(target, 0) : zero;
  let b = continues ? v128.load(target, 16) : zero;
  let c = continues ? v128.load(target, 32) : zero;
  let d = continues ? v128.load(target, 48) : zero;
  for (let position: usize = 0; position < positions; position++) {
    for (let row: usize = 0; row < TILE_ROWS_BYTES; row += VECTOR_BYTES) {
      const four = v128.load(inputs + row);
      const delta = v128.load(deltas + row);
      a = f32x4.add(a, f32x4.mul(v128.shuffle<f32>(four, four, 0, 0, 0, 0), delta));
      b = f32x4.add(b, f32x4.mul(v128.shuffle<f32>(four, four, 1, 1, 1, 1), delta));
      c = f32x4.add(c, f32x4.mul(v128.shuffle<f32>(four, four, 2, 2, 2, 2), delta));
      d = f32x4.add(d, f32x4.mul(v128.shuffle<f32>(four, four, 3, 3, 3, 3), delta));
    }
    inputs += inputPitch;
    deltas += deltaPitch;
  }
  v128.store(target, a, 0);
  v128.store(target, b, 16);
  v128.store(target, c, 32);
  v128.store(target, d, 48);
}

/** The bias's part of the same: target[n] = Σ deltas[n][row]. */
export function sumRows(
  deltas: usize,
  target: usize,
  outputs: usize,
  positions: usize,
  pitch: usize,
  continues: bool,
): void {
  for (let n: usize = 0; n < outputs; n += TILE, target += VECTOR_BYTES, deltas += TILE_ROWS_BYTES) {
    let sum = continues ? v128.load(target) : f32x4.splat(0);
    let delta = deltas;
    for (let position: usize = 0; position < positions; position++, delta += pitch) {
      for (let row: usize = 0; row < TILE_ROWS_BYTES; row += VECTOR_BYTES) {
        sum = f32x4.add(sum, v128.load(delta + row));
      }
    }
    v128.store(target, sum);
  }
}

/** A scale's part: target[n] = Σ values[n][row] × deltas[n][row]. */
export function sumProducts(
  values: usize,
  deltas: usize,
  target: usize,
  outputs: usize,
  positions: usize,
  pitch: usize,
  continues: bool,
): void {
  for (let n: usize = 0; n < outputs; n += TILE, target += VECTOR_BYTES) {
    let sum = continues ? v128.load(target) : f32x4.splat(0);
    let offset = n * 32;
    for (let position: usize = 0; position < positions; position++, offset += pitch) {
      for (let row: usize = 0; row < TILE_ROWS_BYTES; row += VECTOR_BYTES) {
        const at = offset + row;
        sum = f32x4.add(sum, f32x4.mul(v128.load(values + at), v128.load(deltas + at)));
      }
    }
    v128.store(target, sum);
  }
}
