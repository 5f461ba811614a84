import { EngineCall } from '../engine/EngineCall.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import type { ModelExports } from '../engine/ModelExports.ts';
import { ModelError } from '../model/ModelError.ts';
import { METRIC_NAMES, type ReturnMetrics } from './ReturnMetrics.ts';

/** What picking a strategy out of several has to be made up for with. */
export interface Trials {
  /** How many strategies were tried, the one at hand included. */
  count: number;
  /** Variance of their Sharpe ratios per period; 0 for a single one. */
  sharpeVariance: number;
}

export interface DeflatedSharpe {
  /** Per period, not annualised, as is everything here. */
  sharpe: number;
  /** What the best of as many worthless strategies would show. */
  expectedMaximum: number;
  /** The probability that the true Sharpe ratio is above that. */
  probability: number;
}

export interface OverfittingReport {
  /** The share of splits in which the best strategy of one half is not above the median in the other half. */
  probability: number;
  /** One for each split: ln(rank share / (1 − rank share)) of the chosen strategy in the other half. */
  logits: Float64Array;
  /** The share of splits in which the chosen strategy's Sharpe ratio is below 0 in the other half. */
  lossProbability: number;
  /** Slope of the other half's Sharpe ratio over the chosen half's: below 0 where good looks mean bad results. */
  degradation: number;
}

export interface Correlation {
  /** `[series][series]`, flat. */
  matrix: Float64Array;
  /** How far it was drawn towards the identity, 0 to 1. */
  shrinkage: number;
}

const RETURNS_MAX = 4_000_000;
/** No figure overflows below this, which is a unit of money grown to all that a backtest can hold. */
const NUMBER_MAX = 1e15;
const PERIODS_PER_YEAR_MAX = 366 * 24 * 3_600;
const SERIES_MAX = 1_000;
const BLOCKS_MAX = 16;
const STRATEGIES_MAX = 10_000;
const SPLIT_NUMBERS = 3;
const NUMBER_BYTES = 8;

const wrong = (message: string) => new ModelError('SERIES_INVALID', message);

/** Figures about series of returns, on one instance of the engine. Not re-entrant, like everything that shares a memory. */
export class Statistics {
  readonly #engine: ModelExports;
  readonly #memory: EngineMemory;

  constructor(engine: ModelExports) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
  }

  /**
   * From bar to bar what an equity curve made: 0 from nothing, −1 to nothing or below.
   * @throws ModelError `SERIES_INVALID` for fewer than two values; `TOO_LARGE`
   */
  equityReturns(equityQuoteUnits: BigInt64Array): Float64Array {
    const { length } = equityQuoteUnits;
    if (length < 2) throw wrong('an equity curve of fewer than two values');
    if (length > RETURNS_MAX) throw new ModelError('TOO_LARGE', `more than ${RETURNS_MAX} values`);
    const call = new EngineCall(this.#memory);
    const source = call.input(equityQuoteUnits);
    const target = call.room((length - 1) * NUMBER_BYTES);
    call.place();
    this.#engine.equityReturns(call.at(source), length, call.at(target));
    return call.read(target, length - 1, Float64Array);
  }

  /**
   * QuantStats' figures for a series of returns (0.01 is 1 %).
   * @throws ModelError `SERIES_INVALID` for no returns, or one that is below −1, above 1e15 or no number; `TOO_LARGE`
   */
  returnMetrics(returns: Float64Array, periodsPerYear: number): ReturnMetrics {
    checkReturns(returns);
    if (!(periodsPerYear > 0 && periodsPerYear <= PERIODS_PER_YEAR_MAX))
      throw new ModelError('PARAMETERS_INVALID', `${periodsPerYear} periods a year`);
    const call = new EngineCall(this.#memory);
    const source = call.input(returns);
    const target = call.room(METRIC_NAMES.length * NUMBER_BYTES);
    const work = call.room(2 * returns.byteLength + this.#engine.sortWorkBytes(returns.length));
    call.place();
    this.#engine.returnMetrics(
      call.at(source),
      returns.length,
      periodsPerYear,
      call.at(target),
      call.at(work),
    );
    const values = call.read(target, METRIC_NAMES.length, Float64Array);
    return Object.fromEntries(METRIC_NAMES.map((name, i) => [name, values[i]])) as ReturnMetrics;
  }

  /**
   * The deflated Sharpe ratio: D. H. Bailey & M. López de Prado, "The Deflated Sharpe Ratio", J. Portfolio Management 40 (5), 2014.
   * @throws ModelError `SERIES_INVALID`, `PARAMETERS_INVALID`
   */
  deflatedSharpe(returns: Float64Array, trials: Trials): DeflatedSharpe {
    const { sharpe, skewness, excessKurtosis } = this.returnMetrics(returns, 1);
    const expectedMaximum = this.expectedMaximumSharpe(trials);
    const probability = this.probabilisticSharpe({
      sharpe,
      benchmark: expectedMaximum,
      observations: returns.length,
      skewness,
      kurtosis: excessKurtosis + 3,
    });
    return { sharpe, expectedMaximum, probability };
  }

  /** The highest Sharpe ratio to expect of so many worthless strategies. @throws ModelError `PARAMETERS_INVALID` */
  expectedMaximumSharpe({ count, sharpeVariance }: Trials): number {
    if (!Number.isInteger(count) || count < 1 || !Number.isFinite(sharpeVariance) || sharpeVariance < 0)
      throw new ModelError('PARAMETERS_INVALID', 'trials are a count and a variance');
    return this.#engine.expectedMaximumSharpe(sharpeVariance, count);
  }

  /**
   * The probability that the true Sharpe ratio is above `benchmark`: D. H. Bailey & M. López de Prado, "The Sharpe Ratio Efficient Frontier",
   * J. Risk 15 (2), 2012. Ratios per period; the kurtosis of a normal distribution is 3.
   */
  probabilisticSharpe(estimate: {
    sharpe: number;
    benchmark: number;
    observations: number;
    skewness: number;
    kurtosis: number;
  }): number {
    const { sharpe, benchmark, observations, skewness, kurtosis } = estimate;
    if (![sharpe, benchmark, observations, skewness, kurtosis].every(Number.isFinite))
      throw new ModelError('PARAMETERS_INVALID', 'an estimate is not a number');
    return this.#engine.probabilisticSharpe(sharpe, benchmark, observations, skewness, kurtosis);
  }

  /** Φ(x). */
  normalCdf(x: number): number {
    return this.#engine.normalCdf(x);
  }

  /** Φ⁻¹(p), for p in (0, 1). @throws ModelError `PARAMETERS_INVALID` */
  normalQuantile(p: number): number {
    if (!(p > 0 && p < 1)) throw new ModelError('PARAMETERS_INVALID', `${p} is no probability`);
    return this.#engine.normalQuantile(p);
  }

  /** p-quantiles, linear between neighbours. @throws ModelError `SERIES_INVALID`, `PARAMETERS_INVALID` */
  quantiles(values: Float64Array, ps: readonly number[]): Float64Array {
    checkNumbers(values);
    if (!ps.every((p) => p >= 0 && p <= 1))
      throw new ModelError('PARAMETERS_INVALID', 'a p is beyond 0 to 1');
    const call = new EngineCall(this.#memory);
    const source = call.input(values);
    const work = call.room(this.#engine.sortWorkBytes(values.length));
    call.place();
    this.#engine.sortNumbers(call.at(source), values.length, call.at(work));
    return Float64Array.from(ps, (p) => this.#engine.quantileOfSorted(call.at(source), values.length, p));
  }

  /**
   * The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado & Zhu 2017).
   * @param returns one series per strategy that was tried, all of one length
   * @param blocks an even number from 2 to 16 into which time is cut
   * @throws ModelError `SERIES_INVALID`, `PARAMETERS_INVALID`, `TOO_LARGE`
   */
  overfitting(returns: readonly Float64Array[], blocks: number): OverfittingReport {
    if (!Number.isInteger(blocks) || blocks < 2 || blocks > BLOCKS_MAX || blocks % 2 === 1)
      throw new ModelError('PARAMETERS_INVALID', `${blocks} blocks`);
    if (returns.length < 2) throw wrong('there is no choice between fewer than two strategies');
    const series = checkedTable(returns, 2 * blocks, STRATEGIES_MAX);
    const splits = choose(blocks, blocks / 2);
    const call = new EngineCall(this.#memory);
    const source = call.input(series.flat);
    const work = call.room(returns.length * (2 * blocks + 1) * NUMBER_BYTES);
    const target = call.room(splits * SPLIT_NUMBERS * NUMBER_BYTES);
    call.place();
    this.#engine.crossValidate(
      call.at(source),
      returns.length,
      series.rows,
      blocks,
      call.at(work),
      call.at(target),
    );
    return reportOf(call.read(target, splits * SPLIT_NUMBERS, Float64Array));
  }

  /**
   * Correlation of several series, drawn towards the identity by the intensity of O. Ledoit & M. Wolf, "A well-conditioned estimator for
   * large-dimensional covariance matrices", J. Multivariate Analysis 88, 2004, or the sample's own where `shrinks` is false.
   * @throws ModelError `SERIES_INVALID`, `TOO_LARGE`
   */
  correlation(returns: readonly Float64Array[], { shrinks = true } = {}): Correlation {
    const series = checkedTable(returns, 2, SERIES_MAX);
    const count = returns.length;
    const call = new EngineCall(this.#memory);
    const source = call.input(series.flat);
    const target = call.room(count * count * NUMBER_BYTES);
    const work = call.room(this.#engine.correlationWorkBytes(count, series.rows));
    call.place();
    const shrinkage = this.#engine.shrunkCorrelation(
      call.at(source),
      count,
      series.rows,
      shrinks ? 1 : 0,
      call.at(target),
      call.at(work),
    );
    return { matrix: call.read(target, count * count, Float64Array), shrinkage };
  }
}

function checkNumbers(values: Float64Array): void {
  if (values.length === 0) throw wrong('no values');
  if (values.length > RETURNS_MAX) throw new ModelError('TOO_LARGE', `more than ${RETURNS_MAX} values`);
  const index = values.findIndex((value) => !(Math.abs(value) <= NUMBER_MAX));
  if (index >= 0) throw wrong(`value ${index} is no number between ±${NUMBER_MAX}`);
}

function checkReturns(returns: Float64Array): void {
  checkNumbers(returns);
  const index = returns.findIndex((value) => value < -1);
  if (index >= 0) throw wrong(`return ${index} loses more than there is`);
}

function checkedTable(series: readonly Float64Array[], rowsMin: number, countMax: number) {
  const rows = series[0]?.length ?? 0;
  if (rows < rowsMin) throw wrong(`${rows} values in a series instead of at least ${rowsMin}`);
  if (series.length > countMax) throw new ModelError('TOO_LARGE', `more than ${countMax} series`);
  if (series.length * rows > RETURNS_MAX)
    throw new ModelError('TOO_LARGE', `more than ${RETURNS_MAX} values`);
  const flat = new Float64Array(series.length * rows);
  series.forEach((values, index) => {
    if (values.length !== rows) throw wrong(`series ${index} has another length`);
    flat.set(values, index * rows);
  });
  checkNumbers(flat);
  return { flat, rows };
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

function reportOf(rows: Float64Array): OverfittingReport {
  const column = (index: number) => rows.filter((_, i) => i % SPLIT_NUMBERS === index);
  const [logits, chosen, other] = [column(0), column(1), column(2)];
  const share = (values: Float64Array, test: (value: number) => boolean) =>
    values.filter(test).length / values.length;
  return {
    probability: share(logits, (logit) => logit <= 0),
    logits,
    lossProbability: share(other, (sharpe) => sharpe < 0),
    degradation: slope(chosen, other),
  };
}

/** Least squares; 0 where x does not vary. */
function slope(x: Float64Array, y: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const xy = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] as number) - my), 0);
  const xx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  return xx > 0 ? xy / xx : 0;
}
