// Normal deviates in f32, four at a time, from additions, multiplications, divisions and square roots alone: G. E. P. Box & M. E. Muller, "A Note on the
// Generation of Random Normal Deviates", 1958. Polynomials are Taylor's, cut where f32 no longer sees the rest.

const VECTOR: usize = 16;

/** Constants in all four lanes, because one that is loaded costs less than one that is rebuilt at each use. */
const floats = memory.data(<i32>(16 * VECTOR), 16);
const UNIT: usize = 0;
const ONE: usize = VECTOR;
const TWO: usize = 2 * VECTOR;
const MINUS_TWO: usize = 3 * VECTOR;
const LN_2: usize = 4 * VECTOR;
const ONE_THIRD: usize = 5 * VECTOR;
const ONE_FIFTH: usize = 6 * VECTOR;
const ONE_SEVENTH: usize = 7 * VECTOR;
const ONE_NINTH: usize = 8 * VECTOR;
const QUARTER_TURN: usize = 9 * VECTOR;
const ONE_HALF: usize = 10 * VECTOR;
/** 1/3! to 1/8! */
const SINE_3: usize = 11 * VECTOR;
const COSINE_4: usize = 12 * VECTOR;
const SINE_5: usize = 13 * VECTOR;
const COSINE_6: usize = 14 * VECTOR;
const SINE_7: usize = 15 * VECTOR;
const integers = memory.data(<i32>(4 * VECTOR), 16);
/** √½ in the bits of f32: mantissas are taken from there to √2. */
const SQRT_HALF_BITS: usize = 0;
const MANTISSA_MASK: usize = VECTOR;
const SIGN: usize = 2 * VECTOR;
const COSINE_8: usize = 3 * VECTOR;

function setFloat(at: usize, value: f32): void {
  v128.store(floats + at, f32x4.splat(value));
}

/** Lays the constants out; once before any deviate. */
export function prepareDeviates(): void {
  setFloat(UNIT, 4.656612873077393e-10); // 2^-31
  setFloat(ONE, 1);
  setFloat(TWO, 2);
  setFloat(MINUS_TWO, -2);
  setFloat(LN_2, <f32>Math.LN2);
  setFloat(ONE_THIRD, <f32>(1.0 / 3));
  setFloat(ONE_FIFTH, <f32>(1.0 / 5));
  setFloat(ONE_SEVENTH, <f32>(1.0 / 7));
  setFloat(ONE_NINTH, <f32>(1.0 / 9));
  setFloat(QUARTER_TURN, 3.6572951981e-10); // π/2 × 2^-32
  setFloat(ONE_HALF, 0.5);
  setFloat(SINE_3, <f32>(1.0 / 6));
  setFloat(COSINE_4, <f32>(1.0 / 24));
  setFloat(SINE_5, <f32>(1.0 / 120));
  setFloat(COSINE_6, <f32>(1.0 / 720));
  setFloat(SINE_7, <f32>(1.0 / 5040));
  v128.store(integers + SQRT_HALF_BITS, i32x4.splat(0x3f3504f3));
  v128.store(integers + MANTISSA_MASK, i32x4.splat(0x007fffff));
  v128.store(integers + SIGN, i32x4.splat(0x80000000));
  v128.store(integers + COSINE_8, f32x4.splat(<f32>(1.0 / 40320)));
}

function float(at: usize): v128 {
  return v128.load(floats + at);
}

/** The radius √(−2 ln u) for a word's upper 31 bits as u in (0, 1]; at most 6.6. */
function radius(word: v128): v128 {
  const u = f32x4.mul(f32x4.add(f32x4.convert_i32x4_s(i32x4.shr_u(word, 1)), float(ONE)), float(UNIT));
  const bits = i32x4.sub(u, v128.load(integers + SQRT_HALF_BITS));
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const mantissa = i32x4.add(
    v128.and(bits, v128.load(integers + MANTISSA_MASK)),
    v128.load(integers + SQRT_HALF_BITS),
  );
  const part = f32x4.sub(mantissa, float(ONE));
  // ln m = 2 atanh s
  const s = f32x4.div(part, f32x4.add(part, float(TWO)));
  const square = f32x4.mul(s, s);
  let series = f32x4.add(f32x4.mul(square, float(ONE_NINTH)), float(ONE_SEVENTH));
  series = f32x4.add(f32x4.mul(series, square), float(ONE_FIFTH));
  series = f32x4.add(f32x4.mul(series, square), float(ONE_THIRD));
  series = f32x4.add(f32x4.mul(series, square), float(ONE));
  const ln = f32x4.add(f32x4.mul(exponent, float(LN_2)), f32x4.mul(f32x4.add(s, s), series));
  // A u that rounds to 1 may have a logarithm a hair above 0.
  return f32x4.sqrt(f32x4.pmax(f32x4.mul(ln, float(MINUS_TWO)), f32x4.splat(0)));
}

function sine(angle: v128, square: v128): v128 {
  let series = f32x4.sub(float(SINE_5), f32x4.mul(square, float(SINE_7)));
  series = f32x4.sub(float(SINE_3), f32x4.mul(square, series));
  return f32x4.sub(angle, f32x4.mul(f32x4.mul(angle, square), series));
}

function cosine(square: v128): v128 {
  let series = f32x4.sub(float(COSINE_6), f32x4.mul(square, v128.load(integers + COSINE_8)));
  series = f32x4.sub(float(COSINE_4), f32x4.mul(square, series));
  series = f32x4.sub(float(ONE_HALF), f32x4.mul(square, series));
  return f32x4.sub(float(ONE), f32x4.mul(square, series));
}

/**
 * Two independent normal deviates in each lane from two words, stored at `target` and 16 bytes behind. The second word's upper two bits choose
 * one of four quarters of the circle, the rest an angle in it.
 */
export function normalPair(first: v128, second: v128, target: usize): void {
  const r = radius(first);
  const angle = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shl(second, 2)), float(QUARTER_TURN));
  const square = f32x4.mul(angle, angle);
  const sin = sine(angle, square);
  const cos = cosine(square);
  const swapped = i32x4.shr_s(i32x4.shl(second, 1), 31);
  const sign = v128.and(second, v128.load(integers + SIGN));
  const x = v128.xor(v128.bitselect(sin, cos, swapped), sign);
  const y = v128.xor(v128.bitselect(cos, sin, swapped), sign);
  v128.store(target, f32x4.mul(r, x), 0);
  v128.store(target, f32x4.mul(r, y), 16);
}
