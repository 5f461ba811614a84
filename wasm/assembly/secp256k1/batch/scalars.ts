// Reads a batch's signatures and writes the digits of u1 and u2, with one inversion modulo n for all (P. L. Montgomery's
// trick).
import { writeGeneratorDigits, writePointDigits } from '../digits';
import { limbsFromWords } from '../generated/field29';
import { scMontgomery } from '../generated/scalar29';
import { DUMMY_X, DUMMY_Y, START_SCALAR } from '../generated/tables';
import {
  digestWords,
  parseForRecovery,
  parseForVerification,
  rWords,
  sWords,
  xWords,
  yWords,
} from '../parse';
import { scAdd, scInverse, scNegate, scReduce } from '../scalar';
import {
  DIGIT_ROW_BYTES,
  generatorDigitsOf,
  pointDigitsOf,
  STATUS_FAST,
  STATUS_INVALID,
  setStatus,
} from './state';

// Of each item, in limbs: what is divided by, what u2 and u1 are before that, and the product of all divisors up to it;
// then the point in words, and the signature's r.
const ITEM_BYTES: usize = 416;
const DIVISOR: usize = 0;
const POINT_MULTIPLIER: usize = 80;
const DIGEST: usize = 160;
const PREFIX: usize = 240;
const POINT_X: usize = 320;
const POINT_Y: usize = 352;
const R_WORDS: usize = 384;
const items: usize = memory.data(106496, 16);

const inverse: usize = memory.data(80, 16);
const scalar: usize = memory.data(80, 16);

/** x of the point that u2 multiplies, in words. */
export function pointX(item: usize): usize {
  return items + item * ITEM_BYTES + POINT_X;
}

export function pointY(item: usize): usize {
  return items + item * ITEM_BYTES + POINT_Y;
}

export function signatureR(item: usize): usize {
  return items + item * ITEM_BYTES + R_WORDS;
}

/** Items from `count` to `padded` are dummies, as invalid ones become. */
export function prepareScalars(count: usize, padded: usize, recovering: bool, lowS: bool): void {
  for (let i: usize = 0; i < padded; i++) {
    readItem(
      i,
      i < count && (recovering ? parseForRecovery(i, lowS) : parseForVerification(i, lowS)),
      recovering,
    );
  }
  scReduce(items + (padded - 1) * ITEM_BYTES + PREFIX);
  scInverse(inverse, items + (padded - 1) * ITEM_BYTES + PREFIX);
  for (let i = padded; i-- > 0; ) writeDigits(i, recovering);
}

function readItem(i: usize, isValid: bool, recovering: bool): void {
  const item = items + i * ITEM_BYTES;
  if (!isValid) replaceWithDummy();
  setStatus(i, isValid ? STATUS_FAST : STATUS_INVALID);
  limbsFromWords(item + DIVISOR, recovering ? rWords : sWords);
  limbsFromWords(item + POINT_MULTIPLIER, recovering ? sWords : rWords);
  limbsFromWords(item + DIGEST, digestWords);
  memory.copy(item + POINT_X, xWords, 32);
  memory.copy(item + POINT_Y, yWords, 32);
  memory.copy(item + R_WORDS, rWords, 32);
  if (i === 0) memory.copy(item + PREFIX, item + DIVISOR, 80);
  else scMontgomery(item + PREFIX, item - ITEM_BYTES + PREFIX, item + DIVISOR);
}

function replaceWithDummy(): void {
  setOneWord(rWords);
  setOneWord(sWords);
  setOneWord(digestWords);
  memory.copy(xWords, DUMMY_X, 32);
  memory.copy(yWords, DUMMY_Y, 32);
}

function setOneWord(words: usize): void {
  memory.fill(words, 0, 32);
  store<u64>(words, 1);
}

/** `inverse` is that of the product of divisors up to item i, and is taken on to the item before. */
function writeDigits(i: usize, recovering: bool): void {
  const item = items + i * ITEM_BYTES;
  let own = inverse;
  if (i > 0) {
    scMontgomery(scalar, item - ITEM_BYTES + PREFIX, inverse);
    scMontgomery(inverse, inverse, item + DIVISOR);
    own = scalar;
  }
  scMontgomery(item + POINT_MULTIPLIER, item + POINT_MULTIPLIER, own);
  scReduce(item + POINT_MULTIPLIER);
  writePointDigits(pointDigitsOf(0, i), DIGIT_ROW_BYTES, item + POINT_MULTIPLIER);
  scMontgomery(item + DIGEST, item + DIGEST, own);
  scReduce(item + DIGEST);
  // The generator that the batch starts with is taken off: u1 = ±z/divisor − 2^129.
  if (!recovering) scNegate(item + DIGEST, item + DIGEST);
  scAdd(item + DIGEST, item + DIGEST, START_SCALAR);
  scNegate(item + DIGEST, item + DIGEST);
  writeGeneratorDigits(generatorDigitsOf(0, i), DIGIT_ROW_BYTES, item + DIGEST);
}
