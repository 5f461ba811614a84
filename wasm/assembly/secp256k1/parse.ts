// What a signature says before any arithmetic with points (SEC 1, sections 4.1.4 and 4.1.6).
import { feAdd, feMultiply, feSquare, feSubtract, feToWords, limbsFromWords } from './generated/field29';
import { HALF_N_WORDS, N_WORDS, P_WORDS, SEVEN } from './generated/tables';
import { readDigest, readPublicKey, readRecoveryId, readSignature } from './items';
import { wordsAdd, wordsEqual, wordsLess, wordsZero } from './words';

/** The parts of the item that was read last, in words. */
export const rWords: usize = memory.data(32, 16);
export const sWords: usize = memory.data(32, 16);
export const digestWords: usize = memory.data(32, 16);
/** The point that u2 multiplies: R where a key is recovered, the key where a signature is verified. */
export const xWords: usize = memory.data(32, 16);
export const yWords: usize = memory.data(32, 16);

const x: usize = memory.data(80, 16);
const y: usize = memory.data(80, 16);
const cubic: usize = memory.data(80, 16);
const shifted: usize = memory.data(32, 16);

/** Reads what a key is recovered from; `y` of R is still to be found. False where no key can have signed this. */
export function parseForRecovery(item: usize, lowS: bool): bool {
  if (!parseSignature(item, lowS)) return false;
  const id = readRecoveryId(item);
  if (id > 3) return false;
  memory.copy(xWords, rWords, 32);
  const isBelow = (id & 2) === 0 || !wordsAdd(xWords, rWords, N_WORDS);
  return isBelow && wordsLess(xWords, P_WORDS);
}

/** Reads a signature and the key to verify it with. False where either is malformed. */
export function parseForVerification(item: usize, lowS: bool): bool {
  if (!parseSignature(item, lowS)) return false;
  readPublicKey(xWords, yWords, item);
  if (!wordsLess(xWords, P_WORDS) || !wordsLess(yWords, P_WORDS)) return false;
  limbsFromWords(x, xWords);
  limbsFromWords(y, yWords);
  curveCubic(cubic, x);
  feSquare(y, y);
  feSubtract(y, y, cubic);
  feToWords(shifted, y);
  return wordsZero(shifted);
}

/** r = x³ + 7 */
export function curveCubic(r: usize, a: usize): void {
  feSquare(r, a);
  feMultiply(r, r, a);
  feAdd(r, r, SEVEN);
}

/** Whether x, below p, is r of the signature `r` modulo n. */
export function isCongruentToR(candidate: usize, r: usize): bool {
  if (wordsEqual(candidate, r)) return true;
  return !wordsAdd(shifted, r, N_WORDS) && wordsEqual(candidate, shifted);
}

function parseSignature(item: usize, lowS: bool): bool {
  readDigest(digestWords, item);
  readSignature(rWords, sWords, item);
  if (wordsZero(rWords) || wordsZero(sWords)) return false;
  if (!wordsLess(rWords, N_WORDS) || !wordsLess(sWords, N_WORDS)) return false;
  return !lowS || !wordsLess(HALF_N_WORDS, sWords);
}
