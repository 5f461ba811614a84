// The normal distribution, from the engine's own exp and ln.
import { exp, ln } from '../model/transcendental';

const LN_SQRT_TAU: f64 = 0.91893853320467274178; // ln √(2π)
/** From here on the tail is so small that the series would lose its digits beside 1/2. */
const TAIL: f64 = 3;
/** Enough for the continued fraction at `TAIL`, where it converges slowest. */
const FRACTION_TERMS: i32 = 120;
/** The series needs fewer steps below `TAIL`, and never ends on NaN. */
const SERIES_ODD_MAX: f64 = 201;
/** Beyond these the density is a subnormal number. */
const DEVIATION_MAX: f64 = 37;
const PROBABILITY_MIN: f64 = 1e-290;

export function normalDensity(x: f64): f64 {
  return exp(-0.5 * x * x - LN_SQRT_TAU);
}

/** Φ(−x) for x ≥ `TAIL`: Laplace's continued fraction 1/(x + 1/(x + 2/(x + …))). */
function upperTail(x: f64): f64 {
  let fraction = x;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = x + <f64>k / fraction;
  return normalDensity(x) / fraction;
}

/** Φ(x). Series in the middle: G. Marsaglia, "Evaluating the Normal Distribution", J. Stat. Software 11 (4), 2004. */
export function normalCdf(x: f64): f64 {
  if (x <= -TAIL) return upperTail(min(-x, DEVIATION_MAX));
  if (x >= TAIL) return 1 - upperTail(min(x, DEVIATION_MAX));
  let sum = x;
  let before: f64 = 0;
  let term = x;
  for (let odd: f64 = 3; sum !== before && odd <= SERIES_ODD_MAX; odd += 2) {
    before = sum;
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/**
 * Φ⁻¹(p): a start from Abramowitz & Stegun 26.2.23 (|error| < 4.5e-4), then Halley's steps, each of which triples the
 * digits. p is taken as not below 1e-290 nor above 1.
 */
export function normalQuantile(p: f64): f64 {
  if (p > 0.5) return -normalQuantile(1 - p);
  const lower = max(p, PROBABILITY_MIN);
  const t = sqrt(-2 * ln(lower));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let x = numerator / denominator - t;
  for (let step = 0; step < 3; step++) {
    const error = (normalCdf(x) - lower) / normalDensity(x);
    x -= error / (1 + 0.5 * x * error);
  }
  return x;
}
