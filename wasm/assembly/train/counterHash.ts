// Randomness by counters: every number is a hash of where it is used, so that any step can be run again by itself. The
// mixer is MurmurHash3's 32-bit finaliser.

const GOLDEN: u32 = 0x9e3779b9;
const ROW: u32 = 0x7feb352d;

export function mix(h: u32): u32 {
  h ^= h >> 16;
  h *= 0x85ebca6b;
  h ^= h >> 13;
  h *= 0xc2b2ae35;
  return h ^ (h >> 16);
}

export function mix4(h: v128): v128 {
  h = v128.xor(h, i32x4.shr_u(h, 16));
  h = i32x4.mul(h, i32x4.splat(0x85ebca6b));
  h = v128.xor(h, i32x4.shr_u(h, 13));
  h = i32x4.mul(h, i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/** A stream of numbers of one step: stream 0 draws the batch, stream 1 + l belongs to layer l. */
export function stepKey(seed: u32, step: u32, stream: u32): u32 {
  return mix(mix(seed + step * GOLDEN) + stream * ROW);
}

/** The number of row `row` of a stream. */
export function rowHash(key: u32, row: u32): u32 {
  return mix(key + row * ROW);
}

/** The numbers of element `element` of four rows, whose hashes are given. */
export function elementHash4(rows: v128, element: u32): v128 {
  return mix4(i32x4.add(rows, i32x4.splat(element * GOLDEN)));
}
