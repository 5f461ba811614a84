// Writes the constants: of the curve, of the modular inversion, and of the windows.
import { BETA, G, inverse, inverseOfOdd, multiply, N, P, power } from './curve.ts';
import { additionChain, type Digit, type DigitSet, digitSet, unitPath } from './eisenstein.ts';
import { BITS_29, dataBlock, ELEMENT_BYTES, LIMBS_29, limbs, range } from './limbs.ts';

const WORDS = 4;
/** Multiples of the signature's point, and of the generator. */
const POINT_WIDTH = 3;
const GENERATOR_WIDTH = 6;
/** The generator's digits stand one doubling above those of the point, so its table starts at half the generator. */
const GENERATOR_SHIFT = 1n;
/** The batch starts with one generator at this bit, which is taken off its scalar. */
const START_SHIFT = 129n;
/** The curve point with x = 1, in place of what is invalid. */
const DUMMY_Y = 0x4218f20ae6c646b363db68605822fb14264ca8d2587fdd6fbc750d587e76a7een;

export function tables(): string {
  const point = digitSet(POINT_WIDTH);
  const generator = digitSet(GENERATOR_WIDTH);
  const base = multiply(inverse(power(2n, GENERATOR_SHIFT, N), N), G);
  return [
    ...curveConstants(),
    dataBlock('MODULUS_P', 'u64', signed30(P)),
    dataBlock('MODULUS_N', 'u64', signed30(N)),
    // −1/x mod 256 for odd x, by x >> 1.
    dataBlock(
      'NEGATIVE_INVERSES',
      'u8',
      range(128).map((i) => BigInt.asUintN(8, -inverseOfOdd(BigInt(2 * i + 1), 8))),
    ),
    dataBlock('HALF_GENERATOR', 'u64', [...element(base[0]), ...element(base[1])]),
    dataBlock('POINT_DIGITS', 'u32', digitRecords(point)),
    dataBlock('GENERATOR_DIGITS', 'u32', digitRecords(generator)),
    dataBlock('POINT_CHAIN', 'u16', chainRecords(point)),
    dataBlock('GENERATOR_CHAIN', 'u16', chainRecords(generator)),
    dataBlock('POINT_PATH', 'u16', pathRecords(point)),
    `export const POINT_ENTRIES: usize = ${point.entries.length};\n`,
    `export const GENERATOR_ENTRIES: usize = ${generator.entries.length};\n`,
  ].join('');
}

function curveConstants(): string[] {
  const words = (name: string, value: bigint) => dataBlock(name, 'u64', limbs(value, WORDS, 64));
  const scalar = (name: string, value: bigint) => dataBlock(name, 'u64', element(value));
  // An element for the scalar field and, behind it, for the two-lane field.
  const both = (name: string, value: bigint) => dataBlock(name, 'u64', [...element(value), ...lanes(value)]);
  return [
    words('P_WORDS', P),
    words('N_WORDS', N),
    words('HALF_N_WORDS', N >> 1n),
    words('DUMMY_X', 1n),
    words('DUMMY_Y', DUMMY_Y),
    scalar('MONTGOMERY_SQUARED', power(2n, BigInt(2 * BITS_29 * LIMBS_29), N)),
    scalar('START_SCALAR', power(2n, START_SHIFT, N)),
    scalar('SEVEN', 7n),
    scalar('ONE_HALF', (P + 1n) / 2n),
    both('ONE', 1n),
    both('MINUS_SEVEN', P - 7n),
    both('BETA', BETA),
    both('BETA_SQUARED', (BETA * BETA) % P),
    both('GENERATOR_X', G[0]),
    both('GENERATOR_Y', G[1]),
  ];
}

/** Nine limbs of 29 bits, filled up to an element's bytes. */
function element(value: bigint): bigint[] {
  return [...limbs(value), ...Array<bigint>(ELEMENT_BYTES / 8 - LIMBS_29).fill(0n)];
}

/** Five balanced limbs of 51 bits of half the value, as raw bits of doubles, each twice. */
function lanes(value: bigint): bigint[] {
  const halved = (value * inverse(2n, P)) % P;
  let rest = halved > P / 2n ? halved - P : halved;
  return range(5).flatMap((i) => {
    const limb = i < 4 ? BigInt.asIntN(51, rest) : rest;
    rest = (rest - limb) >> 51n;
    const raw = new BigUint64Array(new Float64Array([Number(limb)]).buffer)[0] as bigint;
    return [raw, raw];
  });
}

/** A modulus for safegcd: nine limbs of 30 bits, then its inverse modulo 2^30. */
function signed30(modulus: bigint): bigint[] {
  return [...limbs(modulus, 9, 30), inverseOfOdd(modulus, 30)];
}

/** As assembly/secp256k1/digits.ts reads it: entry, then two bits of variant, then one of sign. */
function encode({ entry, variant, sign }: Digit): number {
  return (entry << 3) | (variant << 1) | sign;
}

/** A digit with its value in the upper bytes, which recoding takes off. */
function digitRecords({ digits }: DigitSet): number[] {
  return digits.map(
    ({ value: [a, b], ...digit }) => (encode(digit) | ((a & 255) << 16) | ((b & 255) << 24)) >>> 0,
  );
}

/** Two digits for each entry; the first entry is the base itself. */
function chainRecords({ entries }: DigitSet): number[] {
  return [0, 0, ...additionChain(entries).flatMap((sum) => sum.map(encode))];
}

/** Where each step arrives and what it adds; the first arrives at the base itself and adds nothing. */
function pathRecords({ entries }: DigitSet): number[] {
  return [0, 0, ...unitPath(entries).flatMap(({ at, step }) => [encode(at), encode(step)])];
}
