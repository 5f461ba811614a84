// What an equity curve says, f64. A metric that does not exist (no variation, no loss) is 0, never NaN: NaN has many bit
// patterns, and these bytes are hashed.
import { exp, ln } from './transcendental';

export const METRICS_BYTES: usize = 48;

function ratio(a: f64, b: f64): f64 {
  return b > 0 ? a / b : 0;
}

/** The bar's return; 0 from nothing. */
function returnAt(equity: usize, bar: usize): f64 {
  const before = load<i64>(equity + (bar - 1) * sizeof<i64>());
  if (before <= 0) return 0;
  return <f64>load<i64>(equity + bar * sizeof<i64>()) / <f64>before - 1;
}

/** Largest fall from a high, as a part of that high. */
function maxDrawdown(equity: usize, bars: usize): f64 {
  let high: i64 = 0;
  let worst: f64 = 0;
  for (let bar: usize = 0; bar < bars; bar++) {
    const value = load<i64>(equity + bar * sizeof<i64>());
    high = max(high, value);
    worst = max(worst, ratio(<f64>(high - value), <f64>high));
  }
  return worst;
}

/** Compound growth a year; −1 where nothing is left. */
function annualReturn(total: f64, years: f64): f64 {
  if (years <= 0) return 0;
  return total > -1 ? exp(ln(1 + total) / years) - 1 : -1;
}

function meanEquity(equity: usize, bars: usize): f64 {
  let sum: f64 = 0;
  for (let bar: usize = 0; bar < bars; bar++) sum += <f64>load<i64>(equity + bar * sizeof<i64>());
  return sum / <f64>bars;
}

/**
 * Writes total return, Sharpe, Sortino, maximum drawdown, Calmar and turnover (f64 each). Sharpe and Sortino are annualised
 * by √barsPerYear over bar returns (sample deviation; downside deviation from 0, over all bars); Calmar is compound annual return over maximum
 * drawdown; turnover is traded value over mean equity, a year.
 */
export function writeMetrics(equity: usize, bars: usize, barsPerYear: f64, traded: f64, target: usize): void {
  const returns = <f64>bars - 1;
  let sum: f64 = 0;
  let downside: f64 = 0;
  for (let bar: usize = 1; bar < bars; bar++) {
    const change = returnAt(equity, bar);
    sum += change;
    if (change < 0) downside += change * change;
  }
  const mean = ratio(sum, returns);
  let squares: f64 = 0;
  for (let bar: usize = 1; bar < bars; bar++) {
    const deviation = returnAt(equity, bar) - mean;
    squares += deviation * deviation;
  }
  const first = <f64>load<i64>(equity);
  const last = <f64>load<i64>(equity + (bars - 1) * sizeof<i64>());
  const total = first > 0 ? last / first - 1 : 0;
  const years = returns / barsPerYear;
  const drawdown = maxDrawdown(equity, bars);
  store<f64>(target, total, 0);
  store<f64>(target, ratio(mean, sqrt(ratio(squares, returns - 1))) * sqrt(barsPerYear), 8);
  store<f64>(target, ratio(mean, sqrt(ratio(downside, returns))) * sqrt(barsPerYear), 16);
  store<f64>(target, drawdown, 24);
  // A few wild bars, taken for a whole year, can exceed every number.
  store<f64>(target, min(ratio(annualReturn(total, years), drawdown), f64.MAX_VALUE), 32);
  store<f64>(target, ratio(ratio(traded, meanEquity(equity, bars)), years), 40);
}
