// exp, sigmoid, tanh and erf on four lanes from IEEE additions, multiplications, divisions and integer operations alone, in
// this order: the same bits on every host. Coefficients: Cephes expf and tanhf; Abramowitz and Stegun 7.1.26.
import { clean, magnitude } from './clean';

// Each constant fills a vector; it is loaded because V8 builds a splat anew at each use.
const ONE: usize = memory.data<f32>([1, 1, 1, 1], 16);
const TWO: usize = memory.data<f32>([2, 2, 2, 2], 16);
const HALF: usize = memory.data<f32>([0.5, 0.5, 0.5, 0.5], 16);
const SIGN: usize = memory.data<u32>([0x80000000, 0x80000000, 0x80000000, 0x80000000], 16);

const EXP_MAX: usize = memory.data<f32>([88, 88, 88, 88], 16);
const EXP_MIN: usize = memory.data<f32>([-87, -87, -87, -87], 16);
const LOG2_E: usize = memory.data<f32>([1.4426950409, 1.4426950409, 1.4426950409, 1.4426950409], 16);
/** 1.5 × 2^23: adding it rounds to an integer, which then sits in the low bits. */
const ROUNDER: usize = memory.data<f32>([12582912, 12582912, 12582912, 12582912], 16);
/** ln 2 in two parts, the first short enough that n × LN2_HIGH is exact. */
const LN2_HIGH: usize = memory.data<f32>([0.693359375, 0.693359375, 0.693359375, 0.693359375], 16);
const LN2_LOW: usize = memory.data<f32>([-2.1219444e-4, -2.1219444e-4, -2.1219444e-4, -2.1219444e-4], 16);
const EXP_5: usize = memory.data<f32>([1.98756915e-4, 1.98756915e-4, 1.98756915e-4, 1.98756915e-4], 16);
const EXP_4: usize = memory.data<f32>([1.39819995e-3, 1.39819995e-3, 1.39819995e-3, 1.39819995e-3], 16);
const EXP_3: usize = memory.data<f32>([8.33345191e-3, 8.33345191e-3, 8.33345191e-3, 8.33345191e-3], 16);
const EXP_2: usize = memory.data<f32>([4.16657959e-2, 4.16657959e-2, 4.16657959e-2, 4.16657959e-2], 16);
const EXP_1: usize = memory.data<f32>([1.66666655e-1, 1.66666655e-1, 1.66666655e-1, 1.66666655e-1], 16);
const EXP_0: usize = memory.data<f32>([5.00000012e-1, 5.00000012e-1, 5.00000012e-1, 5.00000012e-1], 16);

const TANH_4: usize = memory.data<f32>([-5.70498873e-3, -5.70498873e-3, -5.70498873e-3, -5.70498873e-3], 16);
const TANH_3: usize = memory.data<f32>([2.06390888e-2, 2.06390888e-2, 2.06390888e-2, 2.06390888e-2], 16);
const TANH_2: usize = memory.data<f32>([-5.37397156e-2, -5.37397156e-2, -5.37397156e-2, -5.37397156e-2], 16);
const TANH_1: usize = memory.data<f32>([1.33314422e-1, 1.33314422e-1, 1.33314422e-1, 1.33314422e-1], 16);
const TANH_0: usize = memory.data<f32>([-3.33332819e-1, -3.33332819e-1, -3.33332819e-1, -3.33332819e-1], 16);
const TANH_SMALL: usize = memory.data<f32>([0.625, 0.625, 0.625, 0.625], 16);
/** tanh rounds to 1 from here on. */
const TANH_MAX: usize = memory.data<f32>([9.1, 9.1, 9.1, 9.1], 16);

const ERF_P: usize = memory.data<f32>([0.3275911, 0.3275911, 0.3275911, 0.3275911], 16);
const ERF_5: usize = memory.data<f32>([1.061405429, 1.061405429, 1.061405429, 1.061405429], 16);
const ERF_4: usize = memory.data<f32>([-1.453152027, -1.453152027, -1.453152027, -1.453152027], 16);
const ERF_3: usize = memory.data<f32>([1.421413741, 1.421413741, 1.421413741, 1.421413741], 16);
const ERF_2: usize = memory.data<f32>([-0.284496736, -0.284496736, -0.284496736, -0.284496736], 16);
const ERF_1: usize = memory.data<f32>([0.254829592, 0.254829592, 0.254829592, 0.254829592], 16);
/** 1/√(2π) */
const DENSITY: usize = memory.data<f32>([0.39894228, 0.39894228, 0.39894228, 0.39894228], 16);
const SQRT_HALF: usize = memory.data<f32>([0.70710678, 0.70710678, 0.70710678, 0.70710678], 16);

/** p × x + q, two roundings. */
function step(p: v128, x: v128, q: usize): v128 {
  return f32x4.add(f32x4.mul(p, x), v128.load(q));
}

/** e^x with x clamped to [−87, 88], within 1 ulp. */
export function exp4(value: v128): v128 {
  const x = f32x4.pmin(v128.load(EXP_MAX), f32x4.pmax(v128.load(EXP_MIN), value));
  const shifted = step(x, v128.load(LOG2_E), ROUNDER);
  const n = f32x4.sub(shifted, v128.load(ROUNDER));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, v128.load(LN2_HIGH))), f32x4.mul(n, v128.load(LN2_LOW)));
  const square = f32x4.mul(r, r);
  const high = step(v128.load(EXP_5), r, EXP_4);
  const middle = step(v128.load(EXP_3), r, EXP_2);
  const low = step(v128.load(EXP_1), r, EXP_0);
  const sum = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(high, square), middle), square), low);
  const power = f32x4.add(f32x4.add(f32x4.mul(sum, square), r), v128.load(ONE));
  return i32x4.add(power, i32x4.shl(shifted, 23));
}

/** e^x / (1 + e^x), within 2.5 ulp. */
export function sigmoid4(x: v128): v128 {
  const power = exp4(x);
  return f32x4.div(power, f32x4.add(v128.load(ONE), power));
}

/** An odd polynomial below 0.625, 1 − 2/(e^2|x| + 1) with the sign of x above: within 1.5 ulp. */
export function tanh4(x: v128): v128 {
  const square = f32x4.mul(x, x);
  const fourth = f32x4.mul(square, square);
  const high = step(v128.load(TANH_4), square, TANH_3);
  const low = step(v128.load(TANH_2), square, TANH_1);
  const sum = step(f32x4.add(f32x4.mul(high, fourth), low), square, TANH_0);
  const small = f32x4.add(f32x4.mul(f32x4.mul(sum, square), x), x);
  const size = f32x4.pmin(v128.load(TANH_MAX), magnitude(x));
  const power = exp4(f32x4.add(size, size));
  const large = f32x4.sub(v128.load(ONE), f32x4.div(v128.load(TWO), f32x4.add(power, v128.load(ONE))));
  const signed = v128.or(large, v128.and(x, v128.load(SIGN)));
  return v128.bitselect(small, signed, f32x4.lt(size, v128.load(TANH_SMALL)));
}

/** e^−(x²/2), 0 where it is not above 2^-60. */
function gauss4(size: v128): v128 {
  return clean(exp4(f32x4.neg(f32x4.mul(size, size))));
}

/** The normal distribution's Φ(x) = (1 + erf(x/√2)) / 2, within 2e-7. */
export function normal4(x: v128): v128 {
  const size = f32x4.mul(magnitude(x), v128.load(SQRT_HALF));
  const t = f32x4.div(v128.load(ONE), step(v128.load(ERF_P), size, ONE));
  const high = step(step(v128.load(ERF_5), t, ERF_4), t, ERF_3);
  const sum = f32x4.mul(step(step(high, t, ERF_2), t, ERF_1), t);
  const erf = f32x4.sub(v128.load(ONE), f32x4.mul(sum, gauss4(size)));
  const half = f32x4.mul(v128.load(HALF), v128.or(erf, v128.and(x, v128.load(SIGN))));
  return f32x4.add(v128.load(HALF), half);
}

/** d/dx of x Φ(x): Φ(x) + x φ(x). */
export function geluSlope4(x: v128): v128 {
  const density = f32x4.mul(gauss4(f32x4.mul(magnitude(x), v128.load(SQRT_HALF))), v128.load(DENSITY));
  return f32x4.add(normal4(x), f32x4.mul(x, density));
}
