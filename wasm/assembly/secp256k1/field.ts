// Elements modulo p = 2^256 − 2^32 − 977 in nine limbs of 29 bits: what the generated arithmetic leaves to be done.
import { feMultiply, feSquare, feToWords, limbsFromWords } from './generated/field29';
import { MODULUS_P } from './generated/tables';
import { modularInverse } from './modularInverse';
import { wordsZero } from './words';

/** An element with its limbs filled up to a multiple of 16. */
export const ELEMENT_BYTES: usize = 80;

/** The low 64 bits of p; p itself has 256. */
const P_LOW: i64 = 0xfffffffefffffc2f;
const LOW_58: i64 = 0x3ffffffffffffff;

const words: usize = memory.data(32, 16);

/** Whether a difference of two carried elements is zero modulo p. It is at most 2p away from zero. */
export function feIsZero(a: usize): bool {
  const low = (load<i64>(a, 0) + (load<i64>(a, 8) << 29)) & LOW_58;
  // Nearly all that is not zero differs in the low two limbs from every multiple of p that it could be.
  if (
    low !== 0 &&
    low !== (P_LOW & LOW_58) &&
    low !== (-P_LOW & LOW_58) &&
    low !== ((2 * P_LOW) & LOW_58) &&
    low !== ((-2 * P_LOW) & LOW_58)
  ) {
    return false;
  }
  feToWords(words, a);
  return wordsZero(words);
}

/** r = a⁻¹; 0 for 0. */
export function feInverse(r: usize, a: usize): void {
  feToWords(words, a);
  modularInverse(words, words, MODULUS_P);
  limbsFromWords(r, words);
}

export function feSetOne(r: usize): void {
  memory.fill(r, 0, ELEMENT_BYTES);
  store<i64>(r, 1);
}

/** (x, y) of a Jacobian point with Z⁻¹: x·Z⁻², y·Z⁻³. `inverse` is overwritten. */
export function feToAffine(x: usize, y: usize, inverse: usize, square: usize): void {
  feSquare(square, inverse);
  feMultiply(x, x, square);
  feMultiply(square, square, inverse);
  feMultiply(y, y, square);
}
