// Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror & D. E. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011. A counter is
// scrambled by a key, so any number of any path is computed without the ones before it. Eight
// counters at once, one in each lane of two vectors, so that the long chain of multiplications of one fills the pauses of the other.

const ROUNDS: usize = 10;
const MULTIPLIER_0: i32 = 0xd2511f53;
const MULTIPLIER_1: i32 = 0xcd9e8d57;
const WEYL_0: i32 = 0x9e3779b9;
const WEYL_1: i32 = 0xbb67ae85;
const VECTOR: usize = 16;

/** Two keys a round and the two multipliers, each in all lanes: a constant that is loaded costs less than one that is rebuilt at each use. */
const constants = memory.data(<i32>((2 * ROUNDS + 2) * VECTOR), 16);
const MULTIPLIERS: usize = 2 * ROUNDS * VECTOR;

/** What `philox` gave last: a vector for each word of the first four counters, then as many for the other four. */
export const words = memory.data(128, 16);

export function setKey(low: u32, high: u32): void {
  for (let round: usize = 0; round < ROUNDS; round++) {
    v128.store(constants + 2 * round * VECTOR, i32x4.splat(<i32>low + <i32>round * WEYL_0), 0);
    v128.store(constants + 2 * round * VECTOR, i32x4.splat(<i32>high + <i32>round * WEYL_1), 16);
  }
  v128.store(constants + MULTIPLIERS, i32x4.splat(MULTIPLIER_0), 0);
  v128.store(constants + MULTIPLIERS, i32x4.splat(MULTIPLIER_1), 16);
}

/** Of each 64-bit product the upper words. */
function upper(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7);
}

function lower(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

/** Scrambles eight counters into `words`: first words in `a0` and `b0`, the others in `c1` to `c3` for both vectors. */
export function philox(a0: v128, b0: v128, c1: v128, c2: v128, c3: v128): void {
  const m0 = v128.load(constants + MULTIPLIERS, 0);
  const m1 = v128.load(constants + MULTIPLIERS, 16);
  let a1 = c1;
  let b1 = c1;
  let a2 = c2;
  let b2 = c2;
  let a3 = c3;
  let b3 = c3;
  for (let key = constants; key < constants + MULTIPLIERS; key += 2 * VECTOR) {
    const al0 = i64x2.extmul_low_i32x4_u(a0, m0);
    const ah0 = i64x2.extmul_high_i32x4_u(a0, m0);
    const bl0 = i64x2.extmul_low_i32x4_u(b0, m0);
    const bh0 = i64x2.extmul_high_i32x4_u(b0, m0);
    const al1 = i64x2.extmul_low_i32x4_u(a2, m1);
    const ah1 = i64x2.extmul_high_i32x4_u(a2, m1);
    const bl1 = i64x2.extmul_low_i32x4_u(b2, m1);
    const bh1 = i64x2.extmul_high_i32x4_u(b2, m1);
    const k0 = v128.load(key, 0);
    const k1 = v128.load(key, 16);
    a0 = v128.xor(v128.xor(upper(al1, ah1), a1), k0);
    b0 = v128.xor(v128.xor(upper(bl1, bh1), b1), k0);
    a1 = lower(al1, ah1);
    b1 = lower(bl1, bh1);
    a2 = v128.xor(v128.xor(upper(al0, ah0), a3), k1);
    b2 = v128.xor(v128.xor(upper(bl0, bh0), b3), k1);
    a3 = lower(al0, ah0);
    b3 = lower(bl0, bh0);
  }
  v128.store(words, a0, 0);
  v128.store(words, a1, 16);
  v128.store(words, a2, 32);
  v128.store(words, a3, 48);
  v128.store(words, b0, 64);
  v128.store(words, b1, 80);
  v128.store(words, b2, 96);
  v128.store(words, b3, 112);
}

/** One block, for test vectors: reads counter (4 × u32) and key (2 × u32) at `input`, writes 4 × u32 to `target`, twice: each vector's. */
export function philoxBlock(input: usize, target: usize): void {
  setKey(load<u32>(input, 16), load<u32>(input, 20));
  const first = v128.load32_splat(input, 0);
  philox(
    first,
    first,
    v128.load32_splat(input, 4),
    v128.load32_splat(input, 8),
    v128.load32_splat(input, 12),
  );
  for (let word: usize = 0; word < 8; word++) {
    store<u32>(target + word * sizeof<u32>(), load<u32>(words + word * VECTOR));
  }
}
