// Two turns that put what a sum runs over behind one another.
import { storeTransposed } from '../network/interleave';
import { TILE } from '../network/Layer';

const VECTOR_BYTES: usize = 16;
const TILE_BYTES: usize = 64;

/** In place, at each position: [features][8 rows] → [features/4][8 rows][4], as `outerProduct` and `sumRows` read it. */
export function transposeRows(values: usize, width: usize, positions: usize, pitch: usize): void {
  for (let position: usize = 0; position < positions; position++, values += pitch) {
    for (let n: usize = 0; n < width; n += TILE) transposeTile(values + n * 32);
  }
}

function transposeTile(at: usize): void {
  const r0 = v128.load(at, 0);
  const r4 = v128.load(at, 16);
  const r1 = v128.load(at, 32);
  const r5 = v128.load(at, 48);
  const r2 = v128.load(at, 64);
  const r6 = v128.load(at, 80);
  const r3 = v128.load(at, 96);
  const r7 = v128.load(at, 112);
  storeTransposed(at, VECTOR_BYTES, r0, r1, r2, r3);
  storeTransposed(at + TILE_BYTES, VECTOR_BYTES, r4, r5, r6, r7);
}

/**
 * Weights for the way back: tiles [outputs/4][inputs][4] → [inputs/4][outputs][4]. `outputs` are those from `weights` and
 * `target` on, of `allOutputs` that a row of tiles of the target has.
 */
export function transposeWeights(
  weights: usize,
  target: usize,
  inputs: usize,
  outputs: usize,
  allOutputs: usize,
): void {
  for (let n: usize = 0; n < outputs; n += TILE, target += TILE_BYTES) {
    let to = target;
    for (let k: usize = 0; k < inputs; k += TILE, weights += TILE_BYTES, to += allOutputs * VECTOR_BYTES) {
      storeTransposed(
        to,
        VECTOR_BYTES,
        v128.load(weights, 0),
        v128.load(weights, 16),
        v128.load(weights, 32),
        v128.load(weights, 48),
      );
    }
  }
}
