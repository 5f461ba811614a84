// Elements of the two-lane field (see generate/secp256k1/field51.ts) to words and back, one lane at a time. Limb i of a
// lane lies 16·i bytes behind the lane's start; it is a double, and all limbs together are half the element.
import { P_WORDS } from './generated/tables';
import { wordsAdd, wordsAddSigned, wordsLess } from './words';

const LIMB_BYTES: usize = 16;
const MASK: u64 = 0x7ffffffffffff;
const HALF: i64 = 1 << 50;
/** 2^256 mod p. */
const C: i64 = 4294968273;

const half: usize = memory.data(32, 16);

/** Writes words below p as the five limbs at every `limbBytes` bytes. */
export function laneFromWords(lane: usize, limbBytes: usize, words: usize): void {
  const carry = halve(words);
  const w0 = load<u64>(half, 0);
  const w1 = load<u64>(half, 8);
  const w2 = load<u64>(half, 16);
  const w3 = load<u64>(half, 24) | carry;
  let l0: i64 = w0 & MASK;
  let l1: i64 = ((w0 >> 51) | (w1 << 13)) & MASK;
  let l2: i64 = ((w1 >> 38) | (w2 << 26)) & MASK;
  let l3: i64 = ((w2 >> 25) | (w3 << 39)) & MASK;
  let l4: i64 = w3 >> 12;
  // Balanced limbs: between −2^50 and 2^50.
  let t = (l0 + HALF) >> 51;
  l0 -= t << 51;
  l1 += t;
  t = (l1 + HALF) >> 51;
  l1 -= t << 51;
  l2 += t;
  t = (l2 + HALF) >> 51;
  l2 -= t << 51;
  l3 += t;
  t = (l3 + HALF) >> 51;
  l3 -= t << 51;
  l4 += t;
  if (l4 >= (<i64>1) << 51) {
    l4 -= (<i64>1) << 52;
    l0 += C;
  }
  store<f64>(lane, <f64>l0);
  store<f64>(lane + limbBytes, <f64>l1);
  store<f64>(lane + 2 * limbBytes, <f64>l2);
  store<f64>(lane + 3 * limbBytes, <f64>l3);
  store<f64>(lane + 4 * limbBytes, <f64>l4);
}

/** The canonical words of a lane. */
export function wordsFromLane(words: usize, lane: usize): void {
  let t = doubled(lane, 0);
  const l0 = <u64>t & MASK;
  t = doubled(lane, 1) + (t >> 51);
  const l1 = <u64>t & MASK;
  t = doubled(lane, 2) + (t >> 51);
  const l2 = <u64>t & MASK;
  t = doubled(lane, 3) + (t >> 51);
  const l3 = <u64>t & MASK;
  t = doubled(lane, 4) + (t >> 51);
  const l4 = <u64>t & MASK;
  t >>= 51;
  store<u64>(words, l0 | (l1 << 51), 0);
  store<u64>(words, (l1 >> 13) | (l2 << 38), 8);
  store<u64>(words, (l2 >> 26) | (l3 << 25), 16);
  store<u64>(words, (l3 >> 39) | (l4 << 12) | ((<u64>t) << 63), 24);
  // What lies above 2^256, times 2^256 mod p, until nothing does.
  t >>= 1;
  while (t !== 0) t = wordsAddSigned(words, t * C);
  if (!wordsLess(words, P_WORDS)) wordsAddSigned(words, C);
}

function doubled(lane: usize, limb: usize): i64 {
  return (<i64>load<f64>(lane + limb * LIMB_BYTES)) << 1;
}

/** half ← words / 2 mod p, but for its top bit, which is returned in place. */
function halve(words: usize): u64 {
  let carry: u64 = 0;
  if (load<u64>(words) & 1) carry = (<u64>wordsAdd(half, words, P_WORDS)) << 63;
  else memory.copy(half, words, 32);
  for (let i: usize = 0; i < 32; i += 8) {
    const above = i < 24 ? load<u64>(half + i, 8) << 63 : 0;
    store<u64>(half + i, (load<u64>(half + i) >> 1) | above);
  }
  return carry;
}
