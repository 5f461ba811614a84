// Rows as they come, number after number, to a block of eight side by side.
import { clean } from './clean';
import { FLOAT_BYTES, Layer, TILE, zeroPadding } from './Layer';

const BLOCK_ROWS: usize = 8;
const BLOCK_BYTES: usize = 32;

/** All steps of eight rows, whose addresses (u32) lie at `rows`, as the inputs of a layer. */
export function gatherSteps(layer: Layer, rows: usize, target: usize): void {
  const features = layer.featuresIn;
  for (let step: usize = 0; step < layer.stepsIn; step++, target += layer.pitchIn) {
    interleave(rows, step * features * FLOAT_BYTES, features, target);
    zeroPadding(target, features, layer.widthIn);
  }
}

/** `count` numbers from `offset` on of each of eight rows, cleaned, as [count][8]. */
export function interleave(rows: usize, offset: usize, count: usize, target: usize): void {
  const tiled = count & ~(TILE - 1);
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane += TILE) {
    const row0 = <usize>load<u32>(rows + lane * 4, 0) + offset;
    const row1 = <usize>load<u32>(rows + lane * 4, 4) + offset;
    const row2 = <usize>load<u32>(rows + lane * 4, 8) + offset;
    const row3 = <usize>load<u32>(rows + lane * 4, 12) + offset;
    const column = target + lane * FLOAT_BYTES;
    for (let n: usize = 0; n < tiled; n += TILE) {
      const at = n * FLOAT_BYTES;
      storeTransposed(
        column + n * BLOCK_BYTES,
        BLOCK_BYTES,
        clean(v128.load(row0 + at)),
        clean(v128.load(row1 + at)),
        clean(v128.load(row2 + at)),
        clean(v128.load(row3 + at)),
      );
    }
    for (let n = tiled; n < count; n++) {
      const at = n * FLOAT_BYTES;
      let four = f32x4.splat(load<f32>(row0 + at));
      four = f32x4.replace_lane(four, 1, load<f32>(row1 + at));
      four = f32x4.replace_lane(four, 2, load<f32>(row2 + at));
      four = f32x4.replace_lane(four, 3, load<f32>(row3 + at));
      v128.store(column + n * BLOCK_BYTES, clean(four));
    }
  }
}

/** Stores the columns of a 4 × 4 tile whose rows are given, `pitch` bytes apart. */
export function storeTransposed(target: usize, pitch: usize, r0: v128, r1: v128, r2: v128, r3: v128): void {
  const a = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const b = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const c = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const d = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<i64>(a, c, 0, 2));
  v128.store(target + pitch, v128.shuffle<i64>(a, c, 1, 3));
  v128.store(target + 2 * pitch, v128.shuffle<i64>(b, d, 0, 2));
  v128.store(target + 3 * pitch, v128.shuffle<i64>(b, d, 1, 3));
}
