import type { ReturnMetrics } from './ReturnMetrics.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]) => (values.length > 0 ? sum(values) / values.length : 0);
const ratio = (a: number, b: number) => (b === 0 ? 0 : a / b);

/** pandas `std`: the sample's, with divisor n − 1. */
function deviation(values: readonly number[]): number {
  const centre = average(values);
  const squares = sum(values.map((value) => (value - centre) ** 2));
  // A series of equal numbers has a deviation of rounding errors, which is none.
  const noise = 1e-14 * Math.max(...values.map(Math.abs));
  return values.length > 1 && squares > noise ** 2 * values.length
    ? Math.sqrt(squares / (values.length - 1))
    : 0;
}

/** pandas `quantile`: linear between neighbours. */
export function naiveQuantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}

/** pandas `skew` and `kurtosis`: G1 and G2 of Joanes & Gill 1998. */
function shape(values: readonly number[]) {
  const n = values.length;
  const centre = average(values);
  const moment = (order: number) => average(values.map((value) => (value - centre) ** order));
  if (n < 3 || deviation(values) === 0) return { skewness: 0, excessKurtosis: 0 };
  const g1 = moment(3) / moment(2) ** 1.5;
  const g2 = moment(4) / moment(2) ** 2 - 3;
  return {
    skewness: (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    excessKurtosis: n < 4 ? 0 : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6),
  };
}

/** Φ by Simpson's rule over the density: slow, and nothing like what the engine does. */
export function naiveNormalCdf(x: number): number {
  const steps = 20_000;
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const width = x / steps;
  let total = density(0) + density(x);
  for (let i = 1; i < steps; i++) total += density(i * width) * (i % 2 ? 4 : 2);
  return 0.5 + (total * width) / 3;
}

/** Φ⁻¹ by bisection. */
export function naiveNormalQuantile(p: number): number {
  let [low, high] = [-9, 9];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (naiveNormalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const NORMAL_FIVE_PERCENT = naiveNormalQuantile(0.05);

/** The mean of the values below the parametric value at risk at 95 %, or that value where none is. */
function expectedShortfall(values: readonly number[]) {
  const valueAtRisk = average(values) + deviation(values) * NORMAL_FIVE_PERCENT;
  const below = values.filter((value) => value < valueAtRisk);
  return { valueAtRisk, conditionalValueAtRisk: below.length > 0 ? average(below) : valueAtRisk };
}

/** The longest run of values that satisfy a test. */
function longestRun(values: readonly number[], test: (value: number) => boolean): number {
  let run = 0;
  return Math.max(
    0,
    ...values.map((value) => {
      run = test(value) ? run + 1 : 0;
      return run;
    }),
  );
}

function drawdownsOf(returns: readonly number[]): number[] {
  let value = 1;
  let high = 1;
  return returns.map((change) => {
    value *= 1 + change;
    high = Math.max(high, value);
    return value / high - 1;
  });
}

/** 1 where there is none: Lo 2002, as QuantStats' `autocorr_penalty`. */
function autocorrelationPenalty(returns: readonly number[]): number {
  const n = returns.length;
  const [earlier, later] = [returns.slice(0, -1), returns.slice(1)];
  const [a, b] = [average(earlier), average(later)];
  const product = sum(earlier.map((value, i) => (value - a) * ((later[i] as number) - b)));
  const scale = Math.sqrt(
    sum(earlier.map((value) => (value - a) ** 2)) * sum(later.map((value) => (value - b) ** 2)),
  );
  const c = n < 3 ? 0 : Math.abs(ratio(product, scale));
  const terms = Array.from({ length: n - 1 }, (_, i) => ((n - i - 1) / n) * c ** (i + 1));
  return Math.sqrt(1 + 2 * sum(terms));
}

/** Bailey & López de Prado 2012, eq. 11. */
export function naiveProbabilisticSharpe(
  sharpe: number,
  benchmark: number,
  observations: number,
  skewness: number,
  kurtosis: number,
): number {
  const variance = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe ** 2;
  if (variance <= 0 || observations <= 1) return 0;
  return naiveNormalCdf(((sharpe - benchmark) * Math.sqrt(observations - 1)) / Math.sqrt(variance));
}

/** Each figure as its definition says, in plain TypeScript. Test oracle only. */
export function naiveMetrics(returns: readonly number[], periodsPerYear: number): ReturnMetrics {
  const n = returns.length;
  const year = Math.sqrt(periodsPerYear);
  const wins = returns.filter((value) => value > 0);
  const losses = returns.filter((value) => value < 0);
  const lost = Math.abs(sum(losses));
  const growth = returns.reduce((product, value) => product * (1 + value), 1);
  const drawdowns = drawdownsOf(returns);
  const std = deviation(returns);
  const sharpe = ratio(average(returns), std);
  const cagr = growth ** (periodsPerYear / n) - 1;
  const maxDrawdown = Math.max(0, ...drawdowns.map((value) => -value));
  const ulcerIndex = n > 1 ? Math.sqrt(sum(drawdowns.map((value) => value ** 2)) / (n - 1)) : 0;
  const { skewness, excessKurtosis } = shape(returns);
  const winRate = ratio(wins.length, wins.length + losses.length);
  const payoffRatio = ratio(average(wins), Math.abs(average(losses)));
  const profitFactor = ratio(sum(wins), lost);
  const tailRatio = Math.abs(ratio(naiveQuantile(returns, 0.95), naiveQuantile(returns, 0.05)));
  const pitfall = ratio(-expectedShortfall(drawdowns).conditionalValueAtRisk, std);
  return {
    totalReturn: growth - 1,
    cagr,
    expectedReturn: growth ** (1 / n) - 1,
    volatility: std * year,
    sharpe: sharpe * year,
    smartSharpe: ratio(average(returns), std * autocorrelationPenalty(returns)) * year,
    probabilisticSharpe: naiveProbabilisticSharpe(sharpe, 0, n, skewness, excessKurtosis + 3),
    sortino: ratio(average(returns), Math.sqrt(sum(losses.map((value) => value ** 2)) / n)) * year,
    calmar: ratio(cagr, maxDrawdown),
    omega: ratio(sum(wins), lost),
    maxDrawdown,
    longestDrawdownPeriods: longestRun(drawdowns, (value) => value < 0),
    ulcerIndex,
    ulcerPerformanceIndex: ratio(growth - 1, ulcerIndex),
    serenityIndex: ratio(sum(returns), ulcerIndex * pitfall),
    recoveryFactor: ratio(Math.abs(sum(returns)), maxDrawdown),
    ...expectedShortfall(returns),
    tailRatio,
    skewness,
    excessKurtosis,
    winRate,
    averageWin: average(wins),
    averageLoss: average(losses),
    best: Math.max(...returns),
    worst: Math.min(...returns),
    winsInARow: longestRun(returns, (value) => value > 0),
    lossesInARow: longestRun(returns, (value) => value < 0),
    payoffRatio,
    profitFactor,
    gainToPain: ratio(sum(returns), lost),
    kelly: ratio(payoffRatio * winRate - (1 - winRate), payoffRatio),
    riskOfRuin: ((1 - winRate) / (1 + winRate)) ** n,
    cpcIndex: profitFactor * winRate * payoffRatio,
    commonSenseRatio: profitFactor * tailRatio,
    outlierWinRatio: ratio(naiveQuantile(returns, 0.99), average(returns.filter((value) => value >= 0))),
    outlierLossRatio: ratio(naiveQuantile(returns, 0.01), average(losses)),
    exposure: (wins.length + losses.length) / n,
  };
}
