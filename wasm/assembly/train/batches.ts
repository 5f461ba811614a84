// The data set and what a step takes of it. Row i is `stepsIn × featuresIn` numbers from `i × stride` on, so windows of one
// series may overlap, and its targets lie in a table. Row b of step s is a hash of (seed, s, b).
import { clean } from '../network/clean';
import { Layer, TILE, zeroPadding } from '../network/Layer';
import { rowHash, stepKey } from './counterHash';
import { thread } from './threads';
import { storeTransposed } from './transpose';

const FLOAT_BYTES: usize = 4;
const BLOCK_ROWS: usize = 8;
const BLOCK_BYTES: usize = 32;

let inputs: usize = 0;
let targets: usize = 0;
let rowCount: usize = 0;
let strideBytes: usize = 0;
let targetBytes: usize = 0;

export function setData(at: usize, targetsAt: usize, rows: usize, stride: usize, outputs: usize): void {
  inputs = at;
  targets = targetsAt;
  rowCount = rows;
  strideBytes = stride * FLOAT_BYTES;
  targetBytes = outputs * FLOAT_BYTES;
}

function batchRow(key: u32, row: u32): usize {
  return <usize>((<u64>rowHash(key, row) * <u64>rowCount) >> 32);
}

/** Where the eight rows of a block begin; each thread has a line of its own. */
const ROWS: usize = memory.data(16 * 64, 64);

/** Lays the eight rows of the batch from `firstRow` on out as one block: [steps][features][8] and [outputs][8]. */
export function gatherBlock(layer: Layer, seed: u32, step: u32, firstRow: usize, input: usize, target: usize): void {
  const rows = ROWS + thread * 64;
  const outputs = targetBytes / FLOAT_BYTES;
  const key = stepKey(seed, step, 0);
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane++) {
    store<u32>(rows + lane * 4, <u32>(inputs + batchRow(key, <u32>(firstRow + lane)) * strideBytes));
  }
  for (let at: usize = 0; at < layer.stepsIn; at++) {
    const position = input + at * layer.pitchIn;
    interleave(rows, at * layer.featuresIn * FLOAT_BYTES, layer.featuresIn, position);
    zeroPadding(position, layer.featuresIn, layer.widthIn);
  }
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane++) {
    store<u32>(rows + lane * 4, <u32>(targets + batchRow(key, <u32>(firstRow + lane)) * targetBytes));
  }
  interleave(rows, 0, outputs, target);
}

/** `count` numbers from `offset` on of each of eight rows, cleaned, as [count][8]. */
function interleave(rows: usize, offset: usize, count: usize, target: usize): void {
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
