// Scalars modulo the group's order n: nine limbs of 29 bits.
import { limbsFromWords } from './generated/field29';
import { scMontgomery } from './generated/scalar29';
import { MODULUS_N, MONTGOMERY_SQUARED, N_WORDS } from './generated/tables';
import { modularInverse } from './modularInverse';

const MASK: i64 = 0x1fffffff;
const TOP: usize = 64;

const order: usize = memory.data(80, 16);
const words: usize = memory.data(32, 16);

export function initialiseScalars(): void {
  limbsFromWords(order, N_WORDS);
}

/** r = a⁻¹·2^261, which `scMontgomery` multiplies by: r·b / 2^261 = b/a. `a` is below n. */
export function scInverse(r: usize, a: usize): void {
  scToWords(words, a);
  modularInverse(words, words, MODULUS_N);
  limbsFromWords(r, words);
  scMontgomery(r, r, MONTGOMERY_SQUARED);
}

/** r = a·b mod n, where one of them is in Montgomery's form. */
export function scMultiply(r: usize, a: usize, b: usize): void {
  scMontgomery(r, a, b);
  scReduce(r);
}

/** Takes n off once where a is not below it. */
export function scReduce(a: usize): void {
  if (!isBelowOrder(a)) addOrder(a, a, 1, -1);
}

/** r = n − a for a up to n. */
export function scNegate(r: usize, a: usize): void {
  addOrder(r, a, -1, 1);
}

/** r = a + b mod n for a and b below n. */
export function scAdd(r: usize, a: usize, b: usize): void {
  let carry: i64 = 0;
  for (let i: usize = 0; i <= TOP; i += 8) {
    carry += load<i64>(a + i) + load<i64>(b + i);
    store<i64>(r + i, i < TOP ? carry & MASK : carry);
    carry >>= 29;
  }
  scReduce(r);
}

function isBelowOrder(a: usize): bool {
  for (let i: i32 = 64; i >= 0; i -= 8) {
    const limb = load<i64>(a + i);
    const bound = load<i64>(order + i);
    if (limb !== bound) return limb < bound;
  }
  return false;
}

/** r = a·sign + n·multiple */
function addOrder(r: usize, a: usize, sign: i64, multiple: i64): void {
  let carry: i64 = 0;
  for (let i: usize = 0; i <= TOP; i += 8) {
    carry += load<i64>(a + i) * sign + load<i64>(order + i) * multiple;
    store<i64>(r + i, i < TOP ? carry & MASK : carry);
    carry >>= 29;
  }
}

function scToWords(w: usize, a: usize): void {
  const l2 = load<u64>(a, 16);
  const l4 = load<u64>(a, 32);
  const l6 = load<u64>(a, 48);
  store<u64>(w, load<u64>(a, 0) | (load<u64>(a, 8) << 29) | (l2 << 58), 0);
  store<u64>(w, (l2 >> 6) | (load<u64>(a, 24) << 23) | (l4 << 52), 8);
  store<u64>(w, (l4 >> 12) | (load<u64>(a, 40) << 17) | (l6 << 46), 16);
  store<u64>(w, (l6 >> 18) | (load<u64>(a, 56) << 11) | (load<u64>(a, 64) << 40), 24);
}
