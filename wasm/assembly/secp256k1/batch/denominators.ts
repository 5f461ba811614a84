// The denominators of one step's slopes share an inversion (P. L. Montgomery's trick): their product is formed on the way
// there, and its inverse is taken apart on the way back.
import { feDouble, feMultiply, feToWords, feTriple, limbsFromWords } from '../generated/field29';
import { MODULUS_P, ONE, ONE_HALF } from '../generated/tables';
import { copy, readLane, setOne, writeLane } from '../lanes';
import { modularInverse } from '../modularInverse';
import { wordsZero } from '../words';

/** The product of all denominators so far. */
export const product: usize = memory.data(80, 16);
/** The inverse of the product of those that are left, times the step's scale. */
export const rest: usize = memory.data(80, 16);

/** The factor that all slopes of a step have: 1, 2, or 3/2. */
export const SCALE_ONE: u32 = 0;
export const SCALE_TWO: u32 = 1;
export const SCALE_THREE_HALVES: u32 = 2;

const first: usize = memory.data(80, 16);
const second: usize = memory.data(80, 16);
const inverse: usize = memory.data(80, 16);
const words: usize = memory.data(32, 16);
const secondWords: usize = memory.data(32, 16);

export function resetProduct<T>(): void {
  setOne<T>(product, ONE);
}

/** rest ← scale / product in each lane, and product ← 1; false where a lane's product is zero. */
export function invertProduct<T>(scale: u32): bool {
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
  scaleInverse(scale);
  if (isVector<T>()) {
    feMultiply(second, second, inverse);
    feMultiply(first, first, inverse);
    feToWords(words, second);
    feToWords(secondWords, first);
    writeLane<T>(rest, 0, words);
    writeLane<T>(rest, 1, secondWords);
  } else copy<T>(rest, inverse);
  resetProduct<T>();
  return true;
}

function scaleInverse(scale: u32): void {
  if (scale === SCALE_TWO) feDouble(inverse, inverse);
  if (scale !== SCALE_THREE_HALVES) return;
  feTriple(inverse, inverse);
  feMultiply(inverse, inverse, ONE_HALF);
}
