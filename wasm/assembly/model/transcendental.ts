// exp and ln from IEEE additions, multiplications and divisions alone, in this order: the same bits on every host.
// Hosts' own Math functions differ in the last bits, so nothing here may call them.

const LN2_HIGH: f64 = 0.69314718036912381649; // ln 2, its first 33 bits: n × LN2_HIGH is exact for every n used here
const LN2_LOW: f64 = 1.90821492927058770002e-10; // the rest of ln 2
const LOG2_E: f64 = Math.LOG2E;
const SQRT_2: f64 = Math.SQRT2;
/** e^±708 are the last before overflow and before subnormal numbers. */
const EXPONENT_MAX: f64 = 708;
const MANTISSA_BITS: u64 = 52;
const MANTISSA_MASK: u64 = (1 << 52) - 1;
const EXPONENT_BIAS: i64 = 1023;
const ONE_BITS: u64 = 0x3ff0000000000000;
/** 1/n! down from 13: |r| ≤ ln 2 / 2 leaves an error below 2^-60. */
const TAYLOR_TERMS: i32 = 13;
/** Odd powers up to 23 of s, |s| ≤ 0.172: an error below 2^-60. */
const ATANH_POWER_MAX: i32 = 23;

/** e^x, with x clamped to ±708. NaN stays NaN. */
export function exp(x: f64): f64 {
  const clamped = max(-EXPONENT_MAX, min(EXPONENT_MAX, x));
  const n = nearest(clamped * LOG2_E);
  const r = clamped - n * LN2_HIGH - n * LN2_LOW;
  let sum: f64 = 1;
  for (let k = TAYLOR_TERMS; k >= 1; k--) sum = 1 + (sum * r) / <f64>k;
  return sum * reinterpret<f64>((<u64>(<i64>n + EXPONENT_BIAS)) << MANTISSA_BITS);
}

/** ln x for a normal x > 0: ln x = e ln 2 + 2 atanh((m − 1)/(m + 1)), m in [0.71, 1.42). */
export function ln(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <i64>(bits >> MANTISSA_BITS) - EXPONENT_BIAS;
  let m = reinterpret<f64>((bits & MANTISSA_MASK) | ONE_BITS);
  if (m > SQRT_2) {
    m *= 0.5;
    exponent++;
  }
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let sum: f64 = 0;
  for (let power = ATANH_POWER_MAX; power >= 1; power -= 2) sum = sum * square + 1 / <f64>power;
  return <f64>exponent * LN2_HIGH + (<f64>exponent * LN2_LOW + 2 * s * sum);
}
