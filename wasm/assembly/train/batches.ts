// The data set and what a step takes of it. Row i is `stepsIn × featuresIn` numbers from `i × stride` on, so windows of one
// series may overlap, and its targets lie in a table. Row b of step s is a hash of (seed, s, b).
import { gatherSteps, interleave } from '../network/interleave';
import { Layer } from '../network/Layer';
import { rowHash, stepKey } from './counterHash';
import { thread } from './threads';

const FLOAT_BYTES: usize = 4;
const BLOCK_ROWS: usize = 8;

let inputs: usize = 0;
let targets: usize = 0;
let rowCount: usize = 0;
let strideBytes: usize = 0;
let targetBytes: usize = 0;

export function setRows(at: usize, targetsAt: usize, rows: usize, stride: usize, outputs: usize): void {
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
export function gatherBlock(
  layer: Layer,
  seed: u32,
  step: u32,
  firstRow: usize,
  input: usize,
  target: usize,
): void {
  const rows = ROWS + thread * 64;
  const outputs = targetBytes / FLOAT_BYTES;
  const key = stepKey(seed, step, 0);
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane++) {
    store<u32>(rows + lane * 4, <u32>(inputs + batchRow(key, <u32>(firstRow + lane)) * strideBytes));
  }
  gatherSteps(layer, rows, input);
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane++) {
    store<u32>(rows + lane * 4, <u32>(targets + batchRow(key, <u32>(firstRow + lane)) * targetBytes));
  }
  interleave(rows, 0, outputs, target);
}
