// One point in Jacobian coordinates (X/Z², Y/Z³) that affine points are added to: every case of the group law, for the
// single path and for signatures that were crafted to hit the cases that the batch leaves out.
import { feIsZero, feSetOne } from './field';
import {
  feCopy,
  feDifference,
  feDouble,
  feFourTimesMinus,
  feMultiply,
  feMultiplyMinusEightTimes,
  feMultiplyMinusProduct,
  feNegate,
  feNegateSum,
  feSquare,
  feSquareMinusAndTwice,
  feSquareMinusEightTimes,
  feTriple,
} from './generated/field29';

export const accumulatorX: usize = memory.data(80, 16);
export const accumulatorY: usize = memory.data(80, 16);
export const accumulatorZ: usize = memory.data(80, 16);
/** By what the last addition multiplied Z. */
export const additionRatio: usize = memory.data(80, 16);
/** No frame: the added point has the accumulator's own. */
export const SAME_FRAME: usize = 0;

let atInfinity: bool = true;

const z: usize = memory.data(80, 16);
const u: usize = memory.data(80, 16);
const v: usize = memory.data(80, 16);
const s: usize = memory.data(80, 16);
const slope: usize = memory.data(80, 16);

export function reset(): void {
  atInfinity = true;
}

export function isInfinity(): bool {
  return atInfinity;
}

/** Doubling for a = 0 ("dbl-2009-l" of the Explicit-Formulas Database). */
export function doubleAccumulator(): void {
  if (atInfinity) return;
  feMultiply(accumulatorZ, accumulatorZ, accumulatorY);
  feDouble(accumulatorZ, accumulatorZ);
  feSquare(u, accumulatorX);
  feTriple(slope, u);
  feSquare(u, accumulatorY);
  feMultiply(s, accumulatorX, u);
  feSquare(u, u);
  feSquareMinusEightTimes(accumulatorX, slope, s);
  feFourTimesMinus(s, s, accumulatorX);
  feMultiplyMinusEightTimes(accumulatorY, slope, s, u);
}

/**
 * Adds (x, ±y). With `frame` the accumulator's Z is short of that factor: the point is the same as if Z were Z·frame
 * ("effective affine" of libsecp256k1: a whole table shares one Z that is left out).
 */
export function addAffine(x: usize, y: usize, negative: bool, frame: usize): void {
  if (atInfinity) {
    setAffine(x, y, negative, frame);
    return;
  }
  let whole = accumulatorZ;
  if (frame !== SAME_FRAME) {
    feMultiply(z, accumulatorZ, frame);
    whole = z;
  }
  feSquare(u, whole);
  feMultiply(v, u, whole);
  feMultiply(u, x, u);
  feMultiply(s, y, v);
  if (negative) feNegateSum(slope, s, accumulatorY);
  else feDifference(slope, s, accumulatorY);
  feDifference(additionRatio, u, accumulatorX);
  if (feIsZero(additionRatio)) {
    if (feIsZero(slope)) doubleAccumulator();
    else atInfinity = true;
    return;
  }
  feSquare(v, additionRatio);
  feMultiply(s, v, additionRatio);
  feMultiply(u, accumulatorX, v);
  feMultiply(accumulatorZ, accumulatorZ, additionRatio);
  feSquareMinusAndTwice(accumulatorX, slope, s, u);
  feDifference(u, u, accumulatorX);
  feMultiplyMinusProduct(accumulatorY, slope, u, accumulatorY, s);
}

function setAffine(x: usize, y: usize, negative: bool, frame: usize): void {
  atInfinity = false;
  feSetOne(accumulatorZ);
  feCopy(accumulatorX, x);
  feCopy(accumulatorY, y);
  if (frame !== SAME_FRAME) {
    feSquare(u, frame);
    feMultiply(accumulatorX, x, u);
    feMultiply(u, u, frame);
    feMultiply(accumulatorY, y, u);
  }
  if (negative) feNegate(accumulatorY, accumulatorY);
}
