// The arithmetic that the batch is written in, over either field: `i64` is the scalar one with a single element, `v128`
// the two-lane one. An element has 80 bytes in both. All of this is settled when the module is compiled.
import { ELEMENT_BYTES, feSetOne } from './field';
import {
  feCopy,
  feDifference,
  feMultiply,
  feMultiplyMinus,
  feNegate,
  feSquare,
  feSquareMinusBoth,
  feToWords,
  limbsFromWords,
} from './generated/field29';
import {
  lanesMultiply,
  lanesMultiplyDifference,
  lanesMultiplyDifferenceMinus,
  lanesMultiplyMinus,
  lanesSquare,
  lanesSquareMinusBoth,
} from './generated/field51';
import { laneFromWords, wordsFromLane } from './laneWords';

const LANE_BYTES: usize = 8;
const LIMB_BYTES: usize = 16;

const difference: usize = memory.data(80, 16);

/** How many signatures one element serves. */
export function laneCount<T>(): usize {
  return sizeof<T>() / LANE_BYTES;
}

/** A constant stands in the form of the scalar field and, behind it, in that of the two-lane field. */
export function constant<T>(address: usize): usize {
  return isVector<T>() ? address + ELEMENT_BYTES : address;
}

export function copy<T>(r: usize, a: usize): void {
  if (isVector<T>()) {
    for (let i: usize = 0; i < ELEMENT_BYTES; i += LIMB_BYTES) v128.store(r + i, v128.load(a + i));
  } else feCopy(r, a);
}

/** r = a·b */
export function multiply<T>(r: usize, a: usize, b: usize): void {
  if (isVector<T>()) lanesMultiply(r, a, b);
  else feMultiply(r, a, b);
}

/** r = a² */
export function square<T>(r: usize, a: usize): void {
  if (isVector<T>()) lanesSquare(r, a);
  else feSquare(r, a);
}

/** r = (a − c)·b */
export function multiplyDifference<T>(r: usize, a: usize, c: usize, b: usize): void {
  if (isVector<T>()) lanesMultiplyDifference(r, a, c, b);
  else {
    feDifference(difference, a, c);
    feMultiply(r, difference, b);
  }
}

/** r = (a − c)·b − d */
export function multiplyDifferenceMinus<T>(r: usize, a: usize, c: usize, b: usize, d: usize): void {
  if (isVector<T>()) lanesMultiplyDifferenceMinus(r, a, c, b, d);
  else {
    feDifference(difference, a, c);
    feMultiplyMinus(r, difference, b, d);
  }
}

/** r = a·b − d */
export function multiplyMinus<T>(r: usize, a: usize, b: usize, d: usize): void {
  if (isVector<T>()) lanesMultiplyMinus(r, a, b, d);
  else feMultiplyMinus(r, a, b, d);
}

/** r = a² − c − d */
export function squareMinusBoth<T>(r: usize, a: usize, c: usize, d: usize): void {
  if (isVector<T>()) lanesSquareMinusBoth(r, a, c, d);
  else feSquareMinusBoth(r, a, c, d);
}

export function setOne<T>(r: usize, one: usize): void {
  if (isVector<T>()) copy<T>(r, constant<T>(one));
  else feSetOne(r);
}

/** The canonical words of one lane. */
export function readLane<T>(words: usize, element: usize, lane: usize): void {
  if (isVector<T>()) wordsFromLane(words, element + lane * LANE_BYTES);
  else feToWords(words, element);
}

export function writeLane<T>(element: usize, lane: usize, words: usize): void {
  if (isVector<T>()) laneFromWords(element + lane * LANE_BYTES, LIMB_BYTES, words);
  else limbsFromWords(element, words);
}

export function negateLane<T>(element: usize, lane: usize): void {
  if (isVector<T>()) {
    const end = element + ELEMENT_BYTES;
    for (let limb = element + lane * LANE_BYTES; limb < end; limb += LIMB_BYTES)
      store<f64>(limb, -load<f64>(limb));
  } else feNegate(element, element);
}

/** Adds a little to one lane, no matter what. */
export function disturbLane<T>(element: usize, lane: usize): void {
  const limb = element + lane * LANE_BYTES;
  if (isVector<T>()) store<f64>(limb, load<f64>(limb) + 1);
  else store<i64>(limb, load<i64>(limb) + 1);
}
