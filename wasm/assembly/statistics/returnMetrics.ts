// What a series of returns says, each figure as QuantStats (github.com/ranaroussi/quantstats, stats.py) defines it, with a risk-free
// rate of 0. A figure that does not exist (no loss, no variation) is 0, never NaN: NaN has many bit patterns.
import { exp, ln } from '../model/transcendental';
import { computeDrawdowns, growth, longestDrawdown, maxDrawdown, squaredDrawdowns } from './drawdown';
import { computeMoments, deviation, excessKurtosis, mean, skewness } from './moments';
import { normalQuantile } from './normal';
import { ratio } from './ratio';
import { probabilisticSharpe } from './sharpeInference';
import { quantileOfSorted, sortNumbers } from './sort';

const TAIL_PROBABILITY: f64 = 0.05;
const OUTLIER_PROBABILITY: f64 = 0.01;

let target: usize = 0;

/** The next figure, in the order of METRIC_NAMES in src/statistics/ReturnMetrics.ts. */
function put(value: f64): void {
  // A few wild bars, taken for a whole year, can exceed every number.
  store<f64>(target, max(-f64.MAX_VALUE, min(value, f64.MAX_VALUE)));
  target += sizeof<f64>();
}

let wins: f64 = 0;
let losses: f64 = 0;
let flats: f64 = 0;
let gained: f64 = 0;
let lost: f64 = 0;
let squaredLosses: f64 = 0;
let best: f64 = 0;
let worst: f64 = 0;
let winsInARow: f64 = 0;
let lossesInARow: f64 = 0;

function countWins(returns: usize, count: usize): void {
  wins = 0;
  losses = 0;
  flats = 0;
  gained = 0;
  lost = 0;
  squaredLosses = 0;
  winsInARow = 0;
  lossesInARow = 0;
  best = load<f64>(returns);
  worst = best;
  let winRun: f64 = 0;
  let lossRun: f64 = 0;
  for (let i: usize = 0; i < count; i++) {
    const value = load<f64>(returns + i * sizeof<f64>());
    best = max(best, value);
    worst = min(worst, value);
    winRun = value > 0 ? winRun + 1 : 0;
    lossRun = value < 0 ? lossRun + 1 : 0;
    winsInARow = max(winsInARow, winRun);
    lossesInARow = max(lossesInARow, lossRun);
    if (value > 0) {
      wins++;
      gained += value;
    } else if (value < 0) {
      losses++;
      lost -= value;
      squaredLosses += value * value;
    } else {
      flats++;
    }
  }
}

/** The mean of what lies below a limit; the limit itself where nothing does. */
function meanBelow(values: usize, count: usize, limit: f64): f64 {
  let sum: f64 = 0;
  let below: f64 = 0;
  for (let i: usize = 0; i < count; i++) {
    const value = load<f64>(values + i * sizeof<f64>());
    if (value < limit) {
      sum += value;
      below++;
    }
  }
  return below > 0 ? sum / below : limit;
}

/** |correlation| of each return with the one before it. */
function autocorrelation(returns: usize, count: usize): f64 {
  if (count < 3) return 0;
  const pairs = count - 1;
  let earlier: f64 = 0;
  let later: f64 = 0;
  for (let i: usize = 0; i < pairs; i++) {
    earlier += load<f64>(returns + i * sizeof<f64>());
    later += load<f64>(returns + (i + 1) * sizeof<f64>());
  }
  earlier /= <f64>pairs;
  later /= <f64>pairs;
  let xx: f64 = 0;
  let yy: f64 = 0;
  let xy: f64 = 0;
  for (let i: usize = 0; i < pairs; i++) {
    const x = load<f64>(returns + i * sizeof<f64>()) - earlier;
    const y = load<f64>(returns + (i + 1) * sizeof<f64>()) - later;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  return min(abs(ratio(xy, sqrt(xx) * sqrt(yy))), 1);
}

/** √(1 + 2 Σ (1 − x/n) cˣ): by how much autocorrelation makes √time too kind (A. W. Lo, "The Statistics of Sharpe Ratios", 2002). */
function autocorrelationPenalty(returns: usize, count: usize): f64 {
  const c = autocorrelation(returns, count);
  const n = <f64>count;
  let power: f64 = 1;
  let sum: f64 = 0;
  for (let x: f64 = 1; x < n; x++) {
    power *= c;
    sum += ((n - x) / n) * power;
  }
  return sqrt(1 + 2 * sum);
}

/** baseˣ for base ≥ 0. */
function power(base: f64, x: f64): f64 {
  return base > 0 ? exp(x * ln(base)) : 0;
}

/** Writes the figures of `count` ≥ 1 returns. `work` has room for 2 × count f64 and what `sortNumbers` needs. */
export function returnMetrics(
  returns: usize,
  count: usize,
  periodsPerYear: f64,
  metrics: usize,
  work: usize,
): void {
  target = metrics;
  const n = <f64>count;
  const drawdowns = work;
  const sorted = drawdowns + count * sizeof<f64>();
  const sortWork = sorted + count * sizeof<f64>();
  memory.copy(sorted, returns, count * sizeof<f64>());
  sortNumbers(sorted, count, sortWork);
  computeDrawdowns(returns, count, drawdowns);
  countWins(returns, count);

  computeMoments(drawdowns, count);
  const tail = normalQuantile(TAIL_PROBABILITY);
  const drawdownAtRisk = meanBelow(drawdowns, count, mean + deviation * tail);
  computeMoments(returns, count);

  const annual = sqrt(periodsPerYear);
  const sharpe = ratio(mean, deviation);
  const sortino = ratio(mean, sqrt(squaredLosses / n));
  const cagr = power(growth, periodsPerYear / n) - 1;
  const ulcer = count > 1 ? sqrt(squaredDrawdowns / (n - 1)) : 0;
  const atRisk = mean + deviation * tail;
  const winRate = ratio(wins, wins + losses);
  const averageWin = ratio(gained, wins);
  const averageLoss = -ratio(lost, losses);
  const payoff = ratio(averageWin, -averageLoss);
  const profitFactor = ratio(gained, lost);
  const tailRatio = abs(
    ratio(
      quantileOfSorted(sorted, count, 1 - TAIL_PROBABILITY),
      quantileOfSorted(sorted, count, TAIL_PROBABILITY),
    ),
  );

  put(growth - 1);
  put(cagr);
  put(power(growth, 1 / n) - 1);
  put(deviation * annual);
  put(sharpe * annual);
  put(ratio(sharpe, autocorrelationPenalty(returns, count)) * annual);
  put(probabilisticSharpe(sharpe, 0, n, skewness, excessKurtosis + 3));
  put(sortino * annual);
  put(ratio(cagr, maxDrawdown));
  put(ratio(gained, lost));
  put(maxDrawdown);
  put(longestDrawdown);
  put(ulcer);
  put(ratio(growth - 1, ulcer));
  put(ratio(gained - lost, ulcer * ratio(-drawdownAtRisk, deviation)));
  put(ratio(abs(gained - lost), maxDrawdown));
  put(atRisk);
  put(meanBelow(returns, count, atRisk));
  put(tailRatio);
  put(skewness);
  put(excessKurtosis);
  put(winRate);
  put(averageWin);
  put(averageLoss);
  put(best);
  put(worst);
  put(winsInARow);
  put(lossesInARow);
  put(payoff);
  put(profitFactor);
  put(ratio(gained - lost, lost));
  put(ratio(payoff * winRate - (1 - winRate), payoff));
  put(power((1 - winRate) / (1 + winRate), n));
  put(profitFactor * winRate * payoff);
  put(profitFactor * tailRatio);
  put(ratio(quantileOfSorted(sorted, count, 1 - OUTLIER_PROBABILITY), ratio(gained, wins + flats)));
  put(ratio(quantileOfSorted(sorted, count, OUTLIER_PROBABILITY), averageLoss));
  put(ratio(wins + losses, n));
}

/** Writes `bars − 1` returns of an equity curve in quote units; 0 from nothing, −1 to nothing or below. */
export function equityReturns(equity: usize, bars: usize, target: usize): void {
  for (let bar: usize = 1; bar < bars; bar++) {
    const before = load<i64>(equity + (bar - 1) * sizeof<i64>());
    const after = load<i64>(equity + bar * sizeof<i64>());
    store<f64>(target + (bar - 1) * sizeof<f64>(), before > 0 ? <f64>max(after, 0) / <f64>before - 1 : 0);
  }
}
