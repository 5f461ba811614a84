// Scalars as windows over the Eisenstein integers (see generate/secp256k1/eisenstein.ts). A digit is an entry of a table,
// the power of beta that its x takes (variant) and whether its y is negated (sign).
import { splitScalar } from './generated/scalar29';
import { GENERATOR_DIGITS, POINT_DIGITS } from './generated/tables';

/** Digits of 3 bits for a point at every third bit, of 6 bits for the generator at bits 1, 7, 13, … */
export const POINT_WINDOWS: i32 = 44;
export const GENERATOR_WINDOWS: i32 = 22;
/** The batch starts at the point's top digit: 129 doublings follow. */
export const TOP_BIT: i32 = 129;

// Both halves of a scalar, in three chunks of 48 bits each.
const chunks: usize = memory.data(48, 16);

export function makeDigit(entry: usize, variant: usize, sign: u32): u32 {
  return ((<u32>entry) << 3) | ((<u32>variant) << 1) | sign;
}

export function digitEntry(digit: u32): usize {
  return digit >> 3;
}

export function digitVariant(digit: u32): usize {
  return (digit >> 1) & 3;
}

export function digitSign(digit: u32): u32 {
  return digit & 1;
}

export function isPointBit(bit: i32): bool {
  return bit % 3 === 0;
}

export function isGeneratorBit(bit: i32): bool {
  return bit % 6 === 1 && bit < TOP_BIT - 1;
}

/** The point's digits of a scalar below n, lowest first, as u16 at every `stride` bytes. */
export function writePointDigits(target: usize, stride: usize, scalar: usize): void {
  splitScalar(chunks, scalar);
  recode(target, stride, POINT_DIGITS, 3);
}

/** The generator's digits, likewise. */
export function writeGeneratorDigits(target: usize, stride: usize, scalar: usize): void {
  splitScalar(chunks, scalar);
  recode(target, stride, GENERATOR_DIGITS, 6);
}

function recode(target: usize, stride: usize, table: usize, width: i64): void {
  const mask: i64 = (1 << width) - 1;
  let a: i64 = 0;
  let b: i64 = 0;
  for (let chunk: usize = 0; chunk < 24; chunk += 8) {
    a += load<i64>(chunks + chunk);
    b += load<i64>(chunks + chunk, 24);
    // The third chunk has the 33 bits that are left.
    const windows = (chunk < 16 ? 48 : 33) / width;
    for (let i: i64 = 0; i < windows; i++) {
      const record = load<u32>(table + ((<usize>((a & mask) | ((b & mask) << width))) << 2));
      store<u16>(target, <u16>record);
      target += stride;
      a = (a - <i64>(<i32>(record << 8) >> 24)) >> width;
      b = (b - <i64>(<i32>record >> 24)) >> width;
    }
  }
  const top = load<u32>(table + ((<usize>((a & mask) | ((b & mask) << width))) << 2));
  store<u16>(target, <u16>top);
}
