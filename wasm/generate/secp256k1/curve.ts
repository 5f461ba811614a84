// secp256k1 (SEC 2, section 2.4.1) in bigints, for tables that are computed while the engine is built.

/** The field's prime, 2^256 − 2^32 − 977. */
export const P = 2n ** 256n - 2n ** 32n - 977n;
/** The group's order. */
export const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** A cube root of one: (x, y) ↦ (BETA·x, y) multiplies points by lambda. */
export const BETA = 0x7ae96a2b657c07106e64479eac3434e99cf0497512f58995c1396c28719501een;
/** The short basis (A1, B1), (A2, A1) of the lattice of a + b·lambda ≡ 0 mod N (Guide to ECC, section 3.5). */
export const LATTICE = {
  a1: 0x3086d221a7d46bcde86c90e49284eb15n,
  b1: -0xe4437ed6010e88286f547fa90abfe4c3n,
  a2: 0x114ca50f7a8e2f3f657c1108d9d44cfd8n,
};

export type Point = readonly [x: bigint, y: bigint];
export const G: Point = [
  0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
];

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse modulo a prime (Fermat). */
export function inverse(value: bigint, prime: bigint): bigint {
  return power(value, prime - 2n, prime);
}

/** The inverse of an odd number modulo 2^bits: each of Newton's steps doubles the correct bits. */
export function inverseOfOdd(value: bigint, bits: number): bigint {
  let result = 1n;
  for (let correct = 1; correct < bits; correct *= 2) {
    result = BigInt.asUintN(bits, result * (2n - value * result));
  }
  return result;
}

function modP(value: bigint): bigint {
  return ((value % P) + P) % P;
}

/** The sum of two points that are not opposite. */
function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const slope = x1 === x2 ? 3n * x1 * x1 * inverse(2n * y1, P) : modP(y2 - y1) * inverse(modP(x2 - x1), P);
  const x = modP(slope * slope - x1 - x2);
  return [x, modP(slope * (x1 - x) - y1)];
}

/** `scalar` times a point, for scalars from 1 to N − 1. */
export function multiply(scalar: bigint, point: Point): Point {
  if (scalar === 1n) return point;
  const half = multiply(scalar >> 1n, point);
  const even = add(half, half);
  return scalar & 1n ? add(even, point) : even;
}
