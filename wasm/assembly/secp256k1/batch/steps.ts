// One step of the batch: all units double, add, or double and add, in affine coordinates, and one inversion serves all
// their slopes. A pass through the units finishes the step before and begins the next, so that each unit's state is
// fetched once; passes alternate direction, because the product of denominators is taken apart from its end.
import { feDouble, feMultiply, feToWords, feTriple, limbsFromWords } from '../generated/field29';
import { GENERATOR_X, GENERATOR_Y, MODULUS_P, ONE, ONE_HALF, POINT_CHAIN } from '../generated/tables';
import {
  constant,
  copy,
  disturbLane,
  laneCount,
  multiply,
  multiplyDifference,
  multiplyDifferenceMinus,
  multiplyMinus,
  readLane,
  setOne,
  square,
  squareMinusBoth,
  writeLane,
} from '../lanes';
import { modularInverse } from '../modularInverse';
import { wordsZero } from '../words';
import { gatherGenerator, gatherPoint } from './gather';
import { multiplyByBeta } from './points';
import {
  generatorDigitsOf,
  OTHER_X,
  OTHER_Y,
  PREFIX,
  pointDigitsOf,
  SLOPE,
  STATUS_FAST,
  STATUS_SLOW,
  SUM_X,
  setStatus,
  stateOf,
  statusOf,
  TABLE_ENTRY_BYTES,
  TABLE_Y,
  tableOf,
  X,
  Y,
} from './state';

/** What a step does to the point P: 2P; P + T; and in two steps (P + T) + P, without the y of P + T. */
export const OPERATION_NONE: u32 = 0;
export const OPERATION_DOUBLE: u32 = 1;
export const OPERATION_ADD: u32 = 2;
export const OPERATION_ADD_FIRST: u32 = 3;
export const OPERATION_ADD_SECOND: u32 = 4;

/** Where a step finds its points, by a number `index`. */
export const SOURCE_NONE: u32 = 0;
/** T is the multiple that the point's digit in row `index` names. */
export const SOURCE_POINT: u32 = 1;
/** T is the multiple that the generator's digit in row `index` names. */
export const SOURCE_GENERATOR: u32 = 2;
/** P and T are the entries that add up to entry `index` of the table; the sum before is kept as its entry. */
export const SOURCE_CHAIN: u32 = 3;
/** P is the multiple of row `index`, T the generator. */
export const SOURCE_START: u32 = 4;

// The product of all denominators of a step on the way there; the inverse of those that are left on the way back.
const product: usize = memory.data(80, 16);
const rest: usize = memory.data(80, 16);
const inverse: usize = memory.data(80, 16);
const slope: usize = memory.data(80, 16);
const newX: usize = memory.data(80, 16);
const first: usize = memory.data(80, 16);
const second: usize = memory.data(80, 16);
const words: usize = memory.data(32, 16);
const secondWords: usize = memory.data(32, 16);

let unitCount: usize = 0;
let pending: u32 = OPERATION_NONE;
let descending: bool = false;

export function beginSteps<T>(units: usize): void {
  unitCount = units;
  pending = OPERATION_NONE;
  descending = false;
  setOne<T>(product, ONE);
}

/** Finishes the step before and begins this one; `OPERATION_NONE` only finishes. */
export function step<T>(operation: u32, source: u32, index: i32): void {
  for (let k: usize = 0; k < unitCount; k++) {
    const unit = unitAt(k);
    const state = stateOf(unit);
    finish<T>(state);
    if (source === SOURCE_CHAIN && pending !== OPERATION_NONE) keepEntry<T>(unit, index - 1);
    begin<T>(unit, operation, source, index);
  }
  if (operation !== OPERATION_NONE && !invertProduct<T>(operation)) {
    setAsideZeros<T>(operation);
    invertProduct<T>(operation);
  }
  descending = !descending;
  pending = operation;
}

function unitAt(k: usize): usize {
  return descending ? unitCount - 1 - k : k;
}

function finish<T>(state: usize): void {
  const x = state + X;
  const y = state + Y;
  const otherX = state + OTHER_X;
  if (pending === OPERATION_NONE) return;
  multiply<T>(inverse, rest, state + PREFIX);
  if (pending === OPERATION_DOUBLE) {
    // The factor 3/2 of the slope 3x²/2y is in `rest`.
    square<T>(slope, x);
    multiply<T>(rest, rest, y);
    multiply<T>(slope, slope, inverse);
    squareMinusBoth<T>(newX, slope, x, x);
    multiplyDifferenceMinus<T>(y, x, newX, slope, y);
    copy<T>(x, newX);
  } else if (pending === OPERATION_ADD) {
    multiplyDifference<T>(rest, otherX, x, rest);
    multiplyDifference<T>(slope, state + OTHER_Y, y, inverse);
    squareMinusBoth<T>(newX, slope, x, otherX);
    multiplyDifferenceMinus<T>(y, x, newX, slope, y);
    copy<T>(x, newX);
  } else if (pending === OPERATION_ADD_FIRST) {
    // The slope negated, as the second step wants it.
    multiplyDifference<T>(rest, otherX, x, rest);
    multiplyDifference<T>(state + SLOPE, y, state + OTHER_Y, inverse);
    squareMinusBoth<T>(state + SUM_X, state + SLOPE, x, otherX);
  } else {
    // −slope = 2y/(sumX − x) + slope of the first step, the factor 2 being in `rest` (Eisenträger, Lauter, Montgomery 2003).
    multiplyDifference<T>(rest, state + SUM_X, x, rest);
    multiplyMinus<T>(slope, y, inverse, state + SLOPE);
    squareMinusBoth<T>(newX, slope, x, state + SUM_X);
    multiplyDifferenceMinus<T>(y, newX, x, slope, y);
    copy<T>(x, newX);
  }
}

function begin<T>(unit: usize, operation: u32, source: u32, index: i32): void {
  if (operation === OPERATION_NONE) return;
  if (source !== SOURCE_NONE) fetch<T>(unit, source, index);
  const state = stateOf(unit);
  copy<T>(state + PREFIX, product);
  multiplyDenominator<T>(state, operation);
}

function multiplyDenominator<T>(state: usize, operation: u32): void {
  if (operation === OPERATION_DOUBLE) multiply<T>(product, product, state + Y);
  else multiplyDifference<T>(product, minuend(state, operation), state + X, product);
}

function minuend(state: usize, operation: u32): usize {
  return operation === OPERATION_ADD_SECOND ? state + SUM_X : state + OTHER_X;
}

function fetch<T>(unit: usize, source: u32, index: i32): void {
  const state = stateOf(unit);
  const item = unit * laneCount<T>();
  const row = <usize>index;
  if (source === SOURCE_GENERATOR) {
    const digits = generatorDigitsOf(row, item);
    gatherGenerator<T>(state + OTHER_X, load<u16>(digits, 0), load<u16>(digits, 2));
    return;
  }
  if (source === SOURCE_CHAIN) {
    const one: u32 = load<u16>(POINT_CHAIN + 4 * row, 0);
    const other: u32 = load<u16>(POINT_CHAIN + 4 * row, 2);
    gatherPoint<T>(state + X, tableOf(unit), one, one);
    gatherPoint<T>(state + OTHER_X, tableOf(unit), other, other);
    return;
  }
  const digits = pointDigitsOf(row, item);
  gatherPoint<T>(
    state + (source === SOURCE_START ? X : OTHER_X),
    tableOf(unit),
    load<u16>(digits, 0),
    load<u16>(digits, 2),
  );
  if (source === SOURCE_POINT) return;
  copy<T>(state + OTHER_X, constant<T>(GENERATOR_X));
  copy<T>(state + OTHER_Y, constant<T>(GENERATOR_Y));
}

function keepEntry<T>(unit: usize, index: i32): void {
  const state = stateOf(unit);
  const entry = tableOf(unit) + <usize>index * TABLE_ENTRY_BYTES;
  copy<T>(entry, state + X);
  copy<T>(entry + TABLE_Y, state + Y);
  multiplyByBeta<T>(entry);
}

/** rest ← scale / product in each lane, and product ← 1; false where a lane's product is zero. */
function invertProduct<T>(operation: u32): bool {
  readLane<T>(words, product, 0);
  limbsFromWords(first, words);
  if (isVector<T>()) {
    // One inversion for both lanes: 1/a = b/(ab).
    readLane<T>(words, product, 1);
    limbsFromWords(second, words);
    feMultiply(inverse, first, second);
    feToWords(words, inverse);
  }
  if (wordsZero(words)) return false;
  modularInverse(words, words, MODULUS_P);
  limbsFromWords(inverse, words);
  scaleInverse(operation);
  if (isVector<T>()) {
    feMultiply(second, second, inverse);
    feMultiply(first, first, inverse);
    feToWords(words, second);
    feToWords(secondWords, first);
    writeLane<T>(rest, 0, words);
    writeLane<T>(rest, 1, secondWords);
  } else copy<T>(rest, inverse);
  setOne<T>(product, ONE);
  return true;
}

function scaleInverse(operation: u32): void {
  if (operation === OPERATION_ADD_SECOND) feDouble(inverse, inverse);
  if (operation !== OPERATION_DOUBLE) return;
  feTriple(inverse, inverse);
  feMultiply(inverse, inverse, ONE_HALF);
}

/**
 * A zero denominator: P and T are equal or opposite, which does not happen by chance. Such an item is left to the single
 * path, its lane is made harmless, and the product is formed again.
 */
function setAsideZeros<T>(operation: u32): void {
  setOne<T>(product, ONE);
  for (let k: usize = 0; k < unitCount; k++) {
    const unit = unitAt(k);
    const state = stateOf(unit);
    if (operation === OPERATION_DOUBLE) multiply<T>(inverse, state + Y, constant<T>(ONE));
    else multiplyDifference<T>(inverse, minuend(state, operation), state + X, constant<T>(ONE));
    for (let lane: usize = 0; lane < laneCount<T>(); lane++) {
      readLane<T>(words, inverse, lane);
      if (!wordsZero(words)) continue;
      const item = unit * laneCount<T>() + lane;
      if (statusOf(item) === STATUS_FAST) setStatus(item, STATUS_SLOW);
      disturbLane<T>(operation === OPERATION_DOUBLE ? state + Y : state + X, lane);
    }
    copy<T>(state + PREFIX, product);
    multiplyDenominator<T>(state, operation);
  }
}
