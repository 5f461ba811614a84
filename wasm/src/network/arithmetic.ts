// The numbers of the reference. `float32` rounds as the engine does, operation by operation; `float64` does not round at all
// and uses the host's functions, so that gradients can be checked against finite differences.

export interface Arithmetic {
  /** Rounds the result of one operation. */
  round(value: number): number;
  /** Makes what is stored 0 where its size is not above 2^-60 or where it is no number. */
  clean(value: number): number;
  exp(value: number): number;
  sigmoid(value: number): number;
  tanh(value: number): number;
  /** The normal distribution's Φ. */
  normal(value: number): number;
  geluSlope(value: number): number;
  ln(value: number): number;
}

const round = Math.fround;
const [EXP_5, EXP_4, EXP_3, EXP_2, EXP_1, EXP_0] = floats(
  1.98756915e-4,
  1.39819995e-3,
  8.33345191e-3,
  4.16657959e-2,
  1.66666655e-1,
  5.00000012e-1,
);
const [TANH_4, TANH_3, TANH_2, TANH_1, TANH_0] = floats(
  -5.70498873e-3,
  2.06390888e-2,
  -5.37397156e-2,
  1.33314422e-1,
  -3.33332819e-1,
);
const [ERF_P, ERF_5, ERF_4, ERF_3, ERF_2, ERF_1] = floats(
  0.3275911,
  1.061405429,
  -1.453152027,
  1.421413741,
  -0.284496736,
  0.254829592,
);
const [LOG2_E, LN2_HIGH, LN2_LOW] = floats(Math.LOG2E, 0.693359375, -2.1219444e-4);
const [SQRT_HALF, DENSITY, TANH_MAX] = floats(Math.SQRT1_2, 0.39894228, 9.1);
const ROUNDER = 12_582_912;
const TINY = 2 ** -60;

function floats<const Values extends readonly number[]>(
  ...values: Values
): { [Index in keyof Values]: number } {
  return values.map(Math.fround) as { [Index in keyof Values]: number };
}

/** p × x + q, two roundings. */
function step(p: number, x: number, q: number): number {
  return round(round(p * x) + q);
}

function clean(value: number): number {
  return Math.abs(value) > TINY ? value : 0;
}

const bits = new DataView(new ArrayBuffer(4));

function exp(value: number): number {
  let x = value;
  // What is no number becomes the lower bound, as a vector's pmax has it.
  if (!(x > -87)) x = -87;
  if (x > 88) x = 88;
  const n = round(step(x, LOG2_E, ROUNDER) - ROUNDER);
  const r = round(round(x - round(n * LN2_HIGH)) - round(n * LN2_LOW));
  const square = round(r * r);
  const high = step(EXP_5, r, EXP_4);
  const middle = step(EXP_3, r, EXP_2);
  const low = step(EXP_1, r, EXP_0);
  const sum = round(round(round(round(high * square) + middle) * square) + low);
  bits.setFloat32(0, round(round(round(sum * square) + r) + 1));
  bits.setInt32(0, bits.getInt32(0) + (n << 23));
  return bits.getFloat32(0);
}

function sigmoid(x: number): number {
  const power = exp(x);
  return round(power / round(1 + power));
}

function tanh(x: number): number {
  const size = Math.min(TANH_MAX, Math.abs(x));
  if (size < 0.625) {
    const square = round(x * x);
    const fourth = round(square * square);
    const high = step(TANH_4, square, TANH_3);
    const low = step(TANH_2, square, TANH_1);
    const sum = step(round(round(high * fourth) + low), square, TANH_0);
    return round(round(round(sum * square) * x) + x);
  }
  const large = round(1 - round(2 / round(exp(round(size + size)) + 1)));
  return x < 0 ? -large : large;
}

function gauss(size: number): number {
  return clean(exp(-round(size * size)));
}

function normal(x: number): number {
  const size = round(Math.abs(x) * SQRT_HALF);
  const t = round(1 / step(ERF_P, size, 1));
  const high = step(step(ERF_5, t, ERF_4), t, ERF_3);
  const sum = round(step(step(high, t, ERF_2), t, ERF_1) * t);
  const erf = round(1 - round(sum * gauss(size)));
  return round(0.5 + round(0.5 * (x < 0 ? -erf : erf)));
}

function geluSlope(x: number): number {
  const density = round(gauss(round(Math.abs(x) * SQRT_HALF)) * DENSITY);
  return round(normal(x) + round(x * density));
}

const LN2_HIGH_F64 = 0.6931471803691238;
const LN2_LOW_F64 = 1.9082149292705877e-10;
const wide = new DataView(new ArrayBuffer(8));

/** As assembly/model/transcendental.ts, f64. */
function ln(x: number): number {
  wide.setFloat64(0, x);
  const high = wide.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  wide.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = wide.getFloat64(0);
  if (m > Math.SQRT2) {
    m *= 0.5;
    exponent++;
  }
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let sum = 0;
  for (let power = 23; power >= 1; power -= 2) sum = sum * square + 1 / power;
  return exponent * LN2_HIGH_F64 + (exponent * LN2_LOW_F64 + 2 * s * sum);
}

export const float32: Arithmetic = { round, clean, exp, sigmoid, tanh, normal, geluSlope, ln };

const same = (value: number) => value;
const exactNormal = (x: number) => (1 + exactErf(x * Math.SQRT1_2)) / 2;

export const float64: Arithmetic = {
  round: same,
  clean: same,
  exp: Math.exp,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  normal: exactNormal,
  geluSlope: (x) => exactNormal(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  ln: Math.log,
};

/** The Maclaurin series, for the small arguments of tests. */
function exactErf(x: number): number {
  let [sum, power] = [0, x];
  for (let n = 0; n < 80; n++) {
    sum += power / (2 * n + 1);
    power *= (-x * x) / (n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
