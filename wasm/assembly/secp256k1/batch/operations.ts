// The group law in affine coordinates, cut in two where the slope's denominator is inverted.
import { ONE } from '../generated/tables';
import {
  constant,
  copy,
  multiply,
  multiplyDifference,
  multiplyDifferenceMinus,
  multiplyMinus,
  square,
  squareMinusBoth,
} from '../lanes';
import { product, rest, SCALE_ONE, SCALE_THREE_HALVES, SCALE_TWO } from './denominators';
import { OTHER_X, OTHER_Y, PREFIX, SLOPE, SUM_X, X, Y } from './state';

/** What a step does to the point P: 2P; P + T; and in two steps (P + T) + P, without the y of P + T. */
export const OPERATION_NONE: u32 = 0;
export const OPERATION_DOUBLE: u32 = 1;
export const OPERATION_ADD: u32 = 2;
export const OPERATION_ADD_FIRST: u32 = 3;
export const OPERATION_ADD_SECOND: u32 = 4;

const inverse: usize = memory.data(80, 16);
const slope: usize = memory.data(80, 16);
const newX: usize = memory.data(80, 16);

export function scaleOf(operation: u32): u32 {
  if (operation === OPERATION_DOUBLE) return SCALE_THREE_HALVES;
  return operation === OPERATION_ADD_SECOND ? SCALE_TWO : SCALE_ONE;
}

/** Takes a state's denominator into the product. */
export function beginOperation<T>(operation: u32, state: usize): void {
  copy<T>(state + PREFIX, product);
  if (operation === OPERATION_DOUBLE) multiply<T>(product, product, state + Y);
  else multiplyDifference<T>(product, minuend(operation, state), state + X, product);
}

/** Writes a state's denominator. */
export function readDenominator<T>(r: usize, operation: u32, state: usize): void {
  if (operation === OPERATION_DOUBLE) multiply<T>(r, state + Y, constant<T>(ONE));
  else multiplyDifference<T>(r, minuend(operation, state), state + X, constant<T>(ONE));
}

/** What to change in a state so that its denominator is another. */
export function denominatorPart(operation: u32, state: usize): usize {
  return operation === OPERATION_DOUBLE ? state + Y : state + X;
}

function minuend(operation: u32, state: usize): usize {
  return operation === OPERATION_ADD_SECOND ? state + SUM_X : state + OTHER_X;
}

/** Takes a state's own inverse out of the rest and completes the operation with it. */
export function finishOperation<T>(operation: u32, state: usize): void {
  const x = state + X;
  const y = state + Y;
  const otherX = state + OTHER_X;
  if (operation === OPERATION_NONE) return;
  multiply<T>(inverse, rest, state + PREFIX);
  if (operation === OPERATION_DOUBLE) {
    // The factor 3/2 of the slope 3x²/2y is in `rest`.
    square<T>(slope, x);
    multiply<T>(rest, rest, y);
    multiply<T>(slope, slope, inverse);
    squareMinusBoth<T>(newX, slope, x, x);
    multiplyDifferenceMinus<T>(y, x, newX, slope, y);
    copy<T>(x, newX);
  } else if (operation === OPERATION_ADD) {
    multiplyDifference<T>(rest, otherX, x, rest);
    multiplyDifference<T>(slope, state + OTHER_Y, y, inverse);
    squareMinusBoth<T>(newX, slope, x, otherX);
    multiplyDifferenceMinus<T>(y, x, newX, slope, y);
    copy<T>(x, newX);
  } else if (operation === OPERATION_ADD_FIRST) {
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
