// How much a Sharpe ratio is worth that was measured on few, skewed, fat-tailed returns, or picked from many.
import { normalCdf, normalQuantile } from './normal';

const EULER_MASCHERONI: f64 = 0.57721566490153286061;
const E: f64 = Math.E;

/**
 * The probability that the true Sharpe ratio is above `benchmark`: D. H. Bailey & M. López de Prado, "The Sharpe Ratio Efficient
 * Frontier", 2012, eq. 11. Ratios are per period, kurtosis is 3 for a normal distribution. 0 where the estimate's variance is none.
 */
export function probabilisticSharpe(
  sharpe: f64,
  benchmark: f64,
  observations: f64,
  skewness: f64,
  kurtosis: f64,
): f64 {
  const variance = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  if (variance <= 0 || observations <= 1) return 0;
  return normalCdf(((sharpe - benchmark) * sqrt(observations - 1)) / sqrt(variance));
}

/**
 * The highest Sharpe ratio that `trials` worthless strategies would show: D. H. Bailey & M. López de Prado, "The Deflated Sharpe
 * Ratio", 2014, eq. 1. `variance` is that of the trials' ratios. One trial is no choice: 0.
 */
export function expectedMaximumSharpe(variance: f64, trials: f64): f64 {
  if (trials <= 1) return 0;
  const typical = normalQuantile(1 - 1 / trials);
  const rarer = normalQuantile(1 - 1 / (trials * E));
  return sqrt(variance) * ((1 - EULER_MASCHERONI) * typical + EULER_MASCHERONI * rarer);
}
