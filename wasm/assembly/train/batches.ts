// The data set and what a step takes of it. Row i is `stepsIn × featuresIn` numbers from `i × stride` on, so windows of one
// series may overlap, and its targets lie in a table. Row b of step s is a hash of (seed, s, b).
import { clean } from '../network/clean';
import { Layer, padded, zeroPadding } from '../network/Layer';
import { rowHash, stepKey } from './counterHash';

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

export function batchRow(seed: u32, step: u32, row: u32): usize {
  const hash = <u64>rowHash(stepKey(seed, step, 0), row);
  return <usize>((hash * <u64>rowCount) >> 32);
}

/** Lays the eight rows of the batch from `firstRow` on out as one block: [steps][features][8] and [outputs][8]. */
export function gatherBlock(layer: Layer, seed: u32, step: u32, firstRow: usize, input: usize, target: usize): void {
  const features = layer.featuresIn;
  for (let lane: usize = 0; lane < BLOCK_ROWS; lane++) {
    const row = batchRow(seed, step, <u32>(firstRow + lane));
    let source = inputs + row * strideBytes;
    for (let at: usize = 0; at < layer.stepsIn; at++, source += features * FLOAT_BYTES) {
      spreadRow(source, input + at * layer.pitchIn + lane * FLOAT_BYTES, features);
    }
    spreadRow(targets + row * targetBytes, target + lane * FLOAT_BYTES, targetBytes / FLOAT_BYTES);
  }
  cleanBlock(target, padded(targetBytes / FLOAT_BYTES));
  for (let at: usize = 0; at < layer.stepsIn; at++) {
    const position = input + at * layer.pitchIn;
    zeroPadding(position, features, layer.widthIn);
    cleanBlock(position, layer.widthIn);
  }
}

/** One row's numbers into its lane. */
function spreadRow(source: usize, target: usize, count: usize): void {
  for (let n: usize = 0; n < count; n++) {
    store<f32>(target + n * BLOCK_BYTES, load<f32>(source + n * FLOAT_BYTES));
  }
}

function cleanBlock(values: usize, width: usize): void {
  const end = values + width * BLOCK_BYTES;
  for (let at = values; at < end; at += 16) v128.store(at, clean(v128.load(at)));
}
