import {
  type BacktestResult,
  type Candle,
  findLookAhead,
  type Leak,
  type ModelEngine,
  type MonteCarlo,
  type ReturnMetrics,
  STANDARD_PARAMETERS,
  type Statistics,
} from '@quantum-chain/wasm';

/** What became of a dollar in one path of twenty, the middle one, and nineteen of twenty, at each checkpoint. */
export interface Fan {
  paths: number;
  /** Bars ahead. */
  bars: number[];
  low: number[];
  middle: number[];
  high: number[];
  /** The share of paths that ended below one dollar. */
  lossProbability: number;
}

/** How far a backtest is to be trusted. */
export interface Scrutiny {
  figures: ReturnMetrics;
  /** The probability that the true Sharpe ratio is above zero, if this is the only backtest that was tried. */
  deflatedSharpe: number;
  /** Where a signal knows the future; undefined where none was found to. */
  leak: Leak | undefined;
  /** Undefined where the model lost everything. */
  fan: Fan | undefined;
}

export interface Engines {
  models: ModelEngine;
  statistics: Statistics;
  monteCarlo: MonteCarlo;
}

const PATHS = 2_000;
/** A day of hours: what belongs together stays together. */
const BLOCK_BARS = 24;
const CHECKPOINTS_MAX = 60;
const CUTS = 8;
/** Always the same, so that the same backtest draws the same fan. */
const SEED = 1n;
const QUANTILES = [0.05, 0.5, 0.95];

/** Looks at a run again: its figures, whether they can be chance, whether the model knows the future, and what the same hours could have brought. */
export function scrutinise(
  { models, statistics, monteCarlo }: Engines,
  file: Uint8Array,
  candles: readonly Candle[],
  result: BacktestResult,
): Scrutiny {
  const returns = statistics.equityReturns(result.equityQuoteUnits);
  return {
    figures: statistics.returnMetrics(returns, STANDARD_PARAMETERS.barsPerYear),
    deflatedSharpe: statistics.deflatedSharpe(returns, { count: 1, sharpeVariance: 0 }).probability,
    leak: findLookAhead(
      (history) => ({ firstBar: result.firstBar, values: models.inferSeries(file, history) }),
      candles,
      { cuts: CUTS },
    ),
    fan: returns.includes(-1) ? undefined : fanOf(monteCarlo, returns),
  };
}

/** As many bars again, drawn from the run's own. */
function fanOf(monteCarlo: MonteCarlo, returns: Float64Array): Fan {
  const stepsPerCheckpoint = Math.ceil(returns.length / CHECKPOINTS_MAX);
  const checkpoints = Math.floor(returns.length / stepsPerCheckpoint);
  const { fan, lossProbability } = monteCarlo.outcomes(
    { kind: 'stationaryBootstrap', returns, meanBlock: Math.min(BLOCK_BARS, returns.length) },
    { paths: PATHS, steps: checkpoints * stepsPerCheckpoint, seed: SEED, stepsPerCheckpoint },
    { quantiles: QUANTILES },
  );
  const column = (index: number) => [1, ...fan.map((quantiles) => quantiles[index] as number)];
  return {
    paths: PATHS,
    bars: Array.from({ length: checkpoints + 1 }, (_, i) => i * stepsPerCheckpoint),
    low: column(0),
    middle: column(1),
    high: column(2),
    lossProbability,
  };
}
