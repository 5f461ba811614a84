// The first four moments of a series of f64, as pandas gives them, summed in the order of time.
import { ratio } from './ratio';

/** Deviations below this share of the largest value are rounding: such a series does not vary. */
const ROUNDING: f64 = 1e-14;

export let mean: f64 = 0;
/** Sample standard deviation (divisor n − 1). */
export let deviation: f64 = 0;
/** Adjusted Fisher–Pearson skewness G1 and excess kurtosis G2: Joanes & Gill, "Comparing measures of sample skewness and kurtosis", 1998. */
export let skewness: f64 = 0;
export let excessKurtosis: f64 = 0;

/** Fills the four figures above; what needs more values than there are, or some variation, is 0. */
export function computeMoments(values: usize, count: usize): void {
  const end = values + count * sizeof<f64>();
  const n = <f64>count;
  let sum: f64 = 0;
  let largest: f64 = 0;
  for (let at = values; at < end; at += sizeof<f64>()) {
    const value = load<f64>(at);
    sum += value;
    largest = max(largest, abs(value));
  }
  mean = ratio(sum, n);
  let second: f64 = 0;
  let third: f64 = 0;
  let fourth: f64 = 0;
  for (let at = values; at < end; at += sizeof<f64>()) {
    const distance = load<f64>(at) - mean;
    const square = distance * distance;
    second += square;
    third += square * distance;
    fourth += square * square;
  }
  const noise = largest * ROUNDING;
  if (second <= noise * noise * n) second = 0;
  deviation = count > 1 ? sqrt(second / (n - 1)) : 0;
  const variance = ratio(second, n);
  const g1 = ratio(ratio(third, n), variance * sqrt(variance));
  const g2 = ratio(ratio(fourth, n), variance * variance) - 3;
  skewness = count > 2 && variance > 0 ? (g1 * sqrt(n * (n - 1))) / (n - 2) : 0;
  excessKurtosis = count > 3 && variance > 0 ? ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6) : 0;
}
