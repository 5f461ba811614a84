// Modular inversion by division steps (Bernstein and Yang, "Fast constant-time gcd computation and modular inversion",
// CHES 2019), in the variable-time form of libsecp256k1's `modinv32_var`: only public data is inverted here.
//
// f, g, d and e are nine signed limbs of 30 bits in i64. A modulus is nine such limbs and its inverse modulo 2^30.
import { NEGATIVE_INVERSES } from './generated/tables';

const LIMBS: i32 = 9;
const TOP: usize = 64;
const BYTES: usize = 72;
const MODULUS_INVERSE: usize = 72;
const MASK: i64 = 0x3fffffff;

const f: usize = memory.data(72, 16);
const g: usize = memory.data(72, 16);
const d: usize = memory.data(72, 16);
const e: usize = memory.data(72, 16);
/** How many limbs f and g still need. */
let length: i32 = LIMBS;
// The 2×2 matrix of 30 division steps, times 2^30.
let u: i64 = 0;
let v: i64 = 0;
let q: i64 = 0;
let r: i64 = 0;

/** The inverse modulo a prime, in words; 0 for 0. `a` is below the modulus. */
export function modularInverse(result: usize, a: usize, modulus: usize): void {
  memory.fill(d, 0, BYTES);
  memory.fill(e, 0, BYTES);
  store<i64>(e, 1);
  memory.copy(f, modulus, BYTES);
  limbsFromWords30(g, a);
  length = LIMBS;
  let eta: i32 = -1;
  do {
    eta = divisionSteps(eta, load<u32>(f), load<u32>(g));
    updateDE(modulus);
  } while (updateFG());
  // f is now 1 or −1, and d the inverse up to that sign (or f is the modulus and d is 0, where a is 0).
  normalise(modulus, load<i64>(f + ((<usize>(length - 1)) << 3)) < 0);
  wordsFromLimbs30(result, d);
}

/** 30 steps on the low bits of f and g; up to eight zero bits of g at once. */
function divisionSteps(eta: i32, lowF: u32, lowG: u32): i32 {
  let a: u32 = 1;
  let b: u32 = 0;
  let c: u32 = 0;
  let k: u32 = 1;
  let left: i32 = 30;
  for (;;) {
    const zeros = <i32>ctz<u32>(lowG | ((<u32>0xffffffff) << left));
    lowG >>= zeros;
    a <<= zeros;
    b <<= zeros;
    eta -= zeros;
    left -= zeros;
    if (left === 0) break;
    if (eta < 0) {
      eta = -eta;
      const oldF = lowF;
      lowF = lowG;
      lowG = 0 - oldF;
      const oldA = a;
      a = c;
      c = 0 - oldA;
      const oldB = b;
      b = k;
      k = 0 - oldB;
    }
    const most = eta + 1 > left ? left : eta + 1;
    const mask = (<u32>0xffffffff >> (32 - most)) & 255;
    const w: u32 = (lowG * <u32>load<u8>(NEGATIVE_INVERSES + ((lowF >> 1) & 127))) & mask;
    lowG += lowF * w;
    c += a * w;
    k += b * w;
  }
  u = <i64>(<i32>a);
  v = <i64>(<i32>b);
  q = <i64>(<i32>c);
  r = <i64>(<i32>k);
  return eta;
}

/** (d, e) ← matrix·(d, e) / 2^30 modulo the modulus, both between −2 and 1 times it. */
function updateDE(modulus: usize): void {
  const inverse = <u64>load<i64>(modulus, MODULUS_INVERSE);
  const signD = load<i64>(d, TOP) >> 63;
  const signE = load<i64>(e, TOP) >> 63;
  let multipleD = (u & signD) + (v & signE);
  let multipleE = (q & signD) + (r & signE);
  let carryD = u * load<i64>(d) + v * load<i64>(e);
  let carryE = q * load<i64>(d) + r * load<i64>(e);
  // As many of the modulus as make the low 30 bits zero.
  multipleD -= <i64>((inverse * <u64>carryD + <u64>multipleD) & MASK);
  multipleE -= <i64>((inverse * <u64>carryE + <u64>multipleE) & MASK);
  carryD = (carryD + load<i64>(modulus) * multipleD) >> 30;
  carryE = (carryE + load<i64>(modulus) * multipleE) >> 30;
  for (let i: usize = 8; i <= TOP; i += 8) {
    const limbD = load<i64>(d + i);
    const limbE = load<i64>(e + i);
    const limb = load<i64>(modulus + i);
    carryD += u * limbD + v * limbE + limb * multipleD;
    carryE += q * limbD + r * limbE + limb * multipleE;
    store<i64>(d + i - 8, carryD & MASK);
    store<i64>(e + i - 8, carryE & MASK);
    carryD >>= 30;
    carryE >>= 30;
  }
  store<i64>(d, carryD, TOP);
  store<i64>(e, carryE, TOP);
}

/** (f, g) ← matrix·(f, g) / 2^30, exactly. Returns whether g is not zero yet. */
function updateFG(): bool {
  const top = (<usize>(length - 1)) << 3;
  let carryF = (u * load<i64>(f) + v * load<i64>(g)) >> 30;
  let carryG = (q * load<i64>(f) + r * load<i64>(g)) >> 30;
  let anyG: i64 = 0;
  for (let i: usize = 8; i <= top; i += 8) {
    const limbF = load<i64>(f + i);
    const limbG = load<i64>(g + i);
    carryF += u * limbF + v * limbG;
    carryG += q * limbF + r * limbG;
    store<i64>(f + i - 8, carryF & MASK);
    store<i64>(g + i - 8, carryG & MASK);
    anyG |= carryG & MASK;
    carryF >>= 30;
    carryG >>= 30;
  }
  store<i64>(f + top, carryF);
  store<i64>(g + top, carryG);
  if ((anyG | carryG) === 0) return false;
  const isSignOnly = (carryF === 0 || carryF === -1) && (carryG === 0 || carryG === -1);
  if (length > 2 && isSignOnly) {
    store<i64>(f + top - 8, load<i64>(f + top - 8) | (carryF << 30));
    store<i64>(g + top - 8, load<i64>(g + top - 8) | (carryG << 30));
    length--;
  }
  return true;
}

/** Brings d from between −2 and 1 times the modulus to between 0 and 1 times it, negated first where asked. */
function normalise(modulus: usize, negate: bool): void {
  carryWithModulus(modulus, load<i64>(d, TOP) < 0 ? -1 : 0, negate ? -1 : 1);
  if (load<i64>(d, TOP) < 0) carryWithModulus(modulus, -1, 1);
}

/** d ← (d + (modulus & mask))·sign */
function carryWithModulus(modulus: usize, mask: i64, sign: i64): void {
  let carry: i64 = 0;
  for (let i: usize = 0; i <= TOP; i += 8) {
    carry += (load<i64>(d + i) + (load<i64>(modulus + i) & mask)) * sign;
    store<i64>(d + i, i < TOP ? carry & MASK : carry);
    carry >>= 30;
  }
}

function limbsFromWords30(limbs: usize, words: usize): void {
  const w0 = load<u64>(words, 0);
  const w1 = load<u64>(words, 8);
  const w2 = load<u64>(words, 16);
  const w3 = load<u64>(words, 24);
  store<u64>(limbs, w0 & MASK, 0);
  store<u64>(limbs, (w0 >> 30) & MASK, 8);
  store<u64>(limbs, ((w0 >> 60) | (w1 << 4)) & MASK, 16);
  store<u64>(limbs, (w1 >> 26) & MASK, 24);
  store<u64>(limbs, ((w1 >> 56) | (w2 << 8)) & MASK, 32);
  store<u64>(limbs, (w2 >> 22) & MASK, 40);
  store<u64>(limbs, ((w2 >> 52) | (w3 << 12)) & MASK, 48);
  store<u64>(limbs, (w3 >> 18) & MASK, 56);
  store<u64>(limbs, w3 >> 48, 64);
}

function wordsFromLimbs30(words: usize, limbs: usize): void {
  const l2 = load<u64>(limbs, 16);
  const l4 = load<u64>(limbs, 32);
  const l6 = load<u64>(limbs, 48);
  store<u64>(words, load<u64>(limbs, 0) | (load<u64>(limbs, 8) << 30) | (l2 << 60), 0);
  store<u64>(words, (l2 >> 4) | (load<u64>(limbs, 24) << 26) | (l4 << 56), 8);
  store<u64>(words, (l4 >> 8) | (load<u64>(limbs, 40) << 22) | (l6 << 52), 16);
  store<u64>(words, (l6 >> 12) | (load<u64>(limbs, 56) << 18) | (load<u64>(limbs, 64) << 48), 24);
}
