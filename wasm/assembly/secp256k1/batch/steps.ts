// One step of the batch: all units double, add, or double and add, in affine coordinates, and one inversion serves all
// their slopes. A pass through the units finishes the step before and begins the next, so that each unit's state is
// fetched once; passes alternate direction, because the product of denominators is taken apart from its end.
import { copy, disturbLane, laneCount, readLane } from '../lanes';
import { wordsZero } from '../words';
import { invertProduct, resetProduct } from './denominators';
import {
  beginOperation,
  denominatorPart,
  finishOperation,
  OPERATION_NONE,
  readDenominator,
  scaleOf,
} from './operations';
import { multiplyByBeta } from './points';
import { fetch, SOURCE_CHAIN, SOURCE_NONE } from './sources';
import {
  STATUS_FAST,
  STATUS_SLOW,
  setStatus,
  stateOf,
  statusOf,
  TABLE_ENTRY_BYTES,
  TABLE_Y,
  tableOf,
  X,
  Y,
} from './state';

const denominator: usize = memory.data(80, 16);
const words: usize = memory.data(32, 16);

let unitCount: usize = 0;
let pending: u32 = OPERATION_NONE;
let descending: bool = false;

export function beginSteps<T>(units: usize): void {
  unitCount = units;
  pending = OPERATION_NONE;
  descending = false;
  resetProduct<T>();
}

/** Finishes the step before and begins this one; `OPERATION_NONE` only finishes. */
export function step<T>(operation: u32, source: u32, index: i32): void {
  for (let k: usize = 0; k < unitCount; k++) {
    const unit = unitAt(k);
    finishOperation<T>(pending, stateOf(unit));
    if (source === SOURCE_CHAIN && pending !== OPERATION_NONE) keepEntry<T>(unit, index - 1);
    if (operation === OPERATION_NONE) continue;
    if (source !== SOURCE_NONE) fetch<T>(unit, source, index);
    beginOperation<T>(operation, stateOf(unit));
  }
  if (operation !== OPERATION_NONE && !invertProduct<T>(scaleOf(operation))) {
    setAsideZeros<T>(operation);
    invertProduct<T>(scaleOf(operation));
  }
  descending = !descending;
  pending = operation;
}

function unitAt(k: usize): usize {
  return descending ? unitCount - 1 - k : k;
}

/** Keeps a sum as an entry of its unit's table. */
function keepEntry<T>(unit: usize, index: i32): void {
  const state = stateOf(unit);
  const entry = tableOf(unit) + <usize>index * TABLE_ENTRY_BYTES;
  copy<T>(entry, state + X);
  copy<T>(entry + TABLE_Y, state + Y);
  multiplyByBeta<T>(entry);
}

/**
 * A zero denominator: P and T are equal or opposite, which does not happen by chance. Such an item is left to the single
 * path, its lane is made harmless, and the product is formed again.
 */
function setAsideZeros<T>(operation: u32): void {
  resetProduct<T>();
  for (let k: usize = 0; k < unitCount; k++) {
    const unit = unitAt(k);
    const state = stateOf(unit);
    readDenominator<T>(denominator, operation, state);
    for (let lane: usize = 0; lane < laneCount<T>(); lane++) {
      readLane<T>(words, denominator, lane);
      if (!wordsZero(words)) continue;
      const item = unit * laneCount<T>() + lane;
      if (statusOf(item) === STATUS_FAST) setStatus(item, STATUS_SLOW);
      disturbLane<T>(denominatorPart(operation, state), lane);
    }
    beginOperation<T>(operation, state);
  }
}
