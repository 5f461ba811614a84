// One signature at a time: every case of the group law, whatever is asked.
import { accumulatorX, accumulatorY, accumulatorZ, isInfinity } from './accumulator';
import { doubleScalar } from './doubleScalar';
import { feInverse, feToAffine } from './field';
import { feNegate, feSquare, feSubtract, feToWords, limbsFromWords } from './generated/field29';
import { clearPublicKey, readRecoveryId, writePublicKey, writeValid } from './items';
import {
  curveCubic,
  digestWords,
  isCongruentToR,
  parseForRecovery,
  parseForVerification,
  rWords,
  sWords,
  xWords,
  yWords,
} from './parse';
import { scInverse, scMultiply, scNegate } from './scalar';
import { squareRoot } from './squareRoot';
import { wordsZero } from './words';

const x: usize = memory.data(80, 16);
const y: usize = memory.data(80, 16);
const u1: usize = memory.data(80, 16);
const u2: usize = memory.data(80, 16);
const inverse: usize = memory.data(80, 16);
const work: usize = memory.data(80, 16);
const words: usize = memory.data(32, 16);
const keyX: usize = memory.data(32, 16);
const keyY: usize = memory.data(32, 16);

/** Recovers the key of item `item`: Q = r⁻¹(s·R − z·G). */
export function recoverSingle(item: usize, lowS: bool): void {
  const isRecovered =
    parseForRecovery(item, lowS) && liftR(readRecoveryId(item) & 1) && addMultiples(rWords, sWords, true);
  if (isRecovered) {
    toAffine();
    writePublicKey(item, keyX, keyY);
  } else clearPublicKey(item);
  writeValid(item, isRecovered);
}

/** Verifies item `item`: x of s⁻¹(r·Q + z·G) is r modulo n. */
export function verifySingle(item: usize, lowS: bool): void {
  let isValid = false;
  if (parseForVerification(item, lowS)) {
    limbsFromWords(x, xWords);
    limbsFromWords(y, yWords);
    if (addMultiples(sWords, rWords, false)) {
      toAffine();
      isValid = isCongruentToR(keyX, rWords);
    }
  }
  writeValid(item, isValid);
}

/** (x, y) ← the point with R's x and a y of this parity, if there is one. */
function liftR(parity: u32): bool {
  limbsFromWords(x, xWords);
  curveCubic(work, x);
  squareRoot<i64>(y, work);
  feSquare(inverse, y);
  feSubtract(inverse, inverse, work);
  feToWords(words, inverse);
  if (!wordsZero(words)) return false;
  feToWords(words, y);
  if ((load<u32>(words) & 1) !== parity) feNegate(y, y);
  return true;
}

/** ±z/divisor·G + multiplier/divisor·(x, y) in the accumulator; false where that is infinity. */
function addMultiples(divisor: usize, multiplier: usize, subtract: bool): bool {
  limbsFromWords(work, divisor);
  scInverse(inverse, work);
  limbsFromWords(work, multiplier);
  scMultiply(u2, work, inverse);
  limbsFromWords(work, digestWords);
  scMultiply(u1, work, inverse);
  if (subtract) scNegate(u1, u1);
  doubleScalar(u1, u2, x, y);
  return !isInfinity();
}

function toAffine(): void {
  feInverse(inverse, accumulatorZ);
  feToAffine(accumulatorX, accumulatorY, inverse, work);
  feToWords(keyX, accumulatorX);
  feToWords(keyY, accumulatorY);
}
