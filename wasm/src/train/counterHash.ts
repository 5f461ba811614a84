// Randomness by counters, as assembly/train/counterHash.ts: MurmurHash3's 32-bit finaliser over where a number is used.

const GOLDEN = 0x9e3779b9;
const ROW = 0x7feb352d;

function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A stream of numbers of one step: stream 0 draws the batch, stream 1 + l belongs to layer l. */
export function stepKey(seed: number, step: number, stream: number): number {
  return mix((mix((seed + Math.imul(step, GOLDEN)) | 0) + Math.imul(stream, ROW)) | 0);
}

/** The number of row `row` of a stream. */
export function rowHash(key: number, row: number): number {
  return mix((key + Math.imul(row, ROW)) | 0);
}

/** The number of element `element` of a row. */
export function elementHash(row: number, element: number): number {
  return mix((row + Math.imul(element, GOLDEN)) | 0);
}
