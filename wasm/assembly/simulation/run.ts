// Where a simulation writes.
import { setKey } from './philox';

const LANES: usize = 4;

/** The logarithm of what 1 became every `every` steps, as [checkpoint][stride] f32. */
export let checkpoints: usize = 0;
export let every: usize = 0;
/** A row of checkpoints: a whole number of vectors. */
export let strideBytes: usize = 0;
/** Each path's deepest fall below its high, as a logarithm, [stride] f32. */
export let drawdowns: usize = 0;

export function prepareRun(
  seed: u64,
  paths: usize,
  stepsPerCheckpoint: usize,
  values: usize,
  depths: usize,
): void {
  setKey(<u32>seed, <u32>(seed >> 32));
  strideBytes = ((paths + LANES - 1) / LANES) * 16;
  every = stepsPerCheckpoint;
  checkpoints = values;
  drawdowns = depths;
}
