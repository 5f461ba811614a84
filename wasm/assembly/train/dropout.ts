// Inverted dropout: each number of each row is kept with chance 1 − rate and scaled by 1/(1 − rate), by a hash of (seed, step,
// layer, row, place), so that the way back draws what the way forth drew.
import { clean } from '../network/clean';
import { inputAt, inputDeltaAt, Layer, outputAt, outputDeltaAt, zeroPadding } from '../network/Layer';
import { elementHash4, rowHash, stepKey } from './counterHash';

const BLOCK_BYTES: usize = 32;
const LANES: usize = 8;

/** Draws of one step for one layer; `firstRow` is the batch's row that the block of that number begins with. */
export function dropoutForward(layer: Layer, key: u32, firstRow: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) {
    drop(layer, key, firstRow + b * LANES, inputAt(layer, b), outputAt(layer, b));
  }
}

export function dropoutBackward(layer: Layer, key: u32, firstRow: usize, block: usize, blocks: usize): void {
  for (let b = block; b < block + blocks; b++) {
    drop(layer, key, firstRow + b * LANES, outputDeltaAt(layer, b), inputDeltaAt(layer, b));
  }
}

/** The stream of layer `index`. */
export function dropoutKey(seed: u32, step: u32, index: usize): u32 {
  return stepKey(seed, step, <u32>index + 1);
}

function drop(layer: Layer, key: u32, row: usize, source: usize, target: usize): void {
  const rate = <f64>layer.setting;
  const threshold = i32x4.splat(<u32>(rate * 4294967296.0));
  const scale = f32x4.splat(<f32>(1 / (1 - rate)));
  const low = rowHashes(key, row);
  const high = rowHashes(key, row + 4);
  const features = layer.featuresIn;
  for (let step: usize = 0; step < layer.stepsIn; step++) {
    for (let n: usize = 0; n < features; n++) {
      const element = <u32>(step * features + n);
      const at = step * layer.pitchIn + n * BLOCK_BYTES;
      const keepsLow = v128.ge<u32>(elementHash4(low, element), threshold);
      const keepsHigh = v128.ge<u32>(elementHash4(high, element), threshold);
      v128.store(target + at, kept(v128.load(source + at, 0), scale, keepsLow), 0);
      v128.store(target + at, kept(v128.load(source + at, 16), scale, keepsHigh), 16);
    }
    zeroPadding(target + step * layer.pitchIn, features, layer.widthIn);
  }
}

function kept(value: v128, scale: v128, keeps: v128): v128 {
  return v128.and(clean(f32x4.mul(value, scale)), keeps);
}

function rowHashes(key: u32, row: usize): v128 {
  const first = <u32>row;
  let hashes = i32x4.splat(rowHash(key, first));
  hashes = i32x4.replace_lane(hashes, 1, rowHash(key, first + 1));
  hashes = i32x4.replace_lane(hashes, 2, rowHash(key, first + 2));
  return i32x4.replace_lane(hashes, 3, rowHash(key, first + 3));
}
